// SPDX-License-Identifier: GPL-3.0-only
import { vaultContract } from '@bluezone/phone';
import { expect, it } from 'vitest';
import { browserAbsent, hasBrowser, inBrowser } from './testing/page-in-browser.ts';
import type * as Trial from './testing/vault-trial.ts';

declare const trial: typeof Trial;

const inPage = it.skipIf(!hasBrowser);

inPage(`a memory in a browser keeps the contract of vaults${browserAbsent}`, async () => {
  const results = await inBrowser('vault-trial.ts', (page) => page.evaluate(() => trial.tryVault()));
  expect(results).toEqual(Object.fromEntries(vaultContract.map(({ name }) => [name, 'kept'])));
});

inPage(`values lie encrypted, under a key that no script can read${browserAbsent}`, async () => {
  const found = await inBrowser('vault-trial.ts', (page) => page.evaluate(() => trial.trySecrecy()));
  expect(found).toEqual({
    isReadable: false,
    overheads: [29, 29],
    areSame: false,
    exported: expect.stringContaining('InvalidAccessError'),
    algorithm: expect.stringContaining('"length":256'),
  });
});

inPage(`what is damaged is told, and can be forgotten without the rest${browserAbsent}`, async () => {
  const found = await inBrowser('vault-trial.ts', (page) => page.evaluate(() => trial.tryDamage()));
  expect(found).toEqual({
    swapped: 'vault.damaged',
    strange: 'vault.damaged',
    others: ['a', 'c'],
    dropped: 2,
    left: ['a', 'c'],
  });
});

inPage(`a memory without its key is told, and can begin anew${browserAbsent}`, async () => {
  const found = await inBrowser('vault-trial.ts', (page) => page.evaluate(() => trial.tryLostKey()));
  expect(found).toEqual({
    reading: 'vault.foreign',
    opened: 'vault.foreign',
    afterwards: 'vault.gone',
    left: [],
  });
});

inPage(`pages that share a memory go on when one erases it, and write in order${browserAbsent}`, async () => {
  const found = await inBrowser('vault-trial.ts', (page) =>
    page.evaluate(async () => ({ ...(await trial.tryErasedElsewhere()), last: await trial.tryOrder() })),
  );
  expect(found).toEqual({ a: null, b: 'new', last: 'last' });
});

inPage(`a write that finds no room says so and changes nothing${browserAbsent}`, async () => {
  const found = await inBrowser('vault-trial.ts', async (page) => {
    const devTools = await page.context().newCDPSession(page);
    await devTools.send('Storage.overrideQuotaForOrigin', {
      origin: 'http://localhost:1',
      quotaSize: 2_000_000,
    });
    return await page.evaluate(() => trial.tryFull());
  });
  expect(found).toEqual({
    failure: 'vault.full',
    left: ['before', 'before'],
    names: ['a', 'b'],
    canForget: 'a',
  });
});
