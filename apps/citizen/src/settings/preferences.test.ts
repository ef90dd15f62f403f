// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { firstPreferences, readPreferences } from './preferences.ts';

it('begins in Vietnamese, as the device is set', () => {
  expect(readPreferences(null)).toEqual(firstPreferences);
  expect(firstPreferences).toMatchObject({ language: 'vi', theme: 'system', isWelcomed: false });
});

it('keeps what it knows and ignores what it does not', () => {
  const kept = { language: 'en', theme: 'dark', textSize: 200, isWelcomed: true, evil: 'x' };
  expect(readPreferences(JSON.stringify(kept))).toEqual({
    ...firstPreferences,
    ...{ language: 'en', theme: 'dark', textSize: 200, isWelcomed: true },
  });
  expect(readPreferences(JSON.stringify({ language: 7, theme: 'pink', textSize: 90 }))).toEqual(
    firstPreferences,
  );
});

it('survives storage that holds something else', () => {
  for (const text of ['', 'null', '[]', '7', '{']) expect(readPreferences(text)).toEqual(firstPreferences);
});
