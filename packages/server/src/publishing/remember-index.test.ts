// SPDX-License-Identifier: GPL-3.0-only
import { expect, test } from 'vitest';
import { emptyStore } from '../testing/test-server.ts';
import { rememberIndex } from './remember-index.ts';

test('an index published elsewhere is served a second later at most, one published here at once', async () => {
  const { exposure } = await emptyStore();
  let now = 5;
  const index = rememberIndex(exposure, () => now);
  const hash = async () => (await index.current())?.hash;
  const publish = (sequence: number) =>
    exposure
      .insertInto('indexes')
      .values({ sequence, hash: `hash ${sequence}`, content: new Uint8Array(1), time: 0 })
      .execute();
  expect(await hash()).toBeUndefined();
  await publish(1);
  now += 999;
  expect(await hash()).toBeUndefined();
  now += 1;
  expect(await hash()).toBe('hash 1');
  await publish(2);
  expect(await hash()).toBe('hash 1');
  index.forget();
  expect(await hash()).toBe('hash 2');
});
