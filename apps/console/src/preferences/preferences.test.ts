// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { readPreferences } from './preferences.ts';

it('begins in Vietnamese, on the computer’s ground, with shortcuts', () => {
  const first = { language: 'vi', theme: 'system', isRailNarrow: false, hasShortcuts: true };
  for (const text of [null, '', 'x', '[]', 'null', '{"language":"fr","theme":1,"hasShortcuts":"no"}'])
    expect(readPreferences(text)).toEqual(first);
});

it('keeps what was chosen', () => {
  const chosen = { language: 'en', theme: 'dark', isRailNarrow: true, hasShortcuts: false };
  expect(readPreferences(JSON.stringify(chosen))).toEqual(chosen);
});
