// SPDX-License-Identifier: GPL-3.0-only
import { vaultContract } from '@bluezone/phone';
import { rolldown } from 'rolldown';
import { expect, it } from 'vitest';
import { browserAbsent, hasBrowser, launchBrowser } from '../play-through/browser.ts';
import type { tryVault } from './testing/vault-trial.ts';

declare const trial: { readonly tryVault: typeof tryVault };

it.skipIf(!hasBrowser)(`keeps the contract of vaults in a browser${browserAbsent}`, async () => {
  const bundle = await rolldown({ input: `${import.meta.dirname}/testing/vault-trial.ts` });
  const { output } = await bundle.generate({ format: 'iife', name: 'trial' });
  await bundle.close();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    // A place of its own, since nothing is kept for pages that have none.
    await page.route('http://vault.test/', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
    await page.goto('http://vault.test/');
    await page.addScriptTag({ content: output[0].code });
    const results = await page.evaluate(() => trial.tryVault());
    expect(results).toEqual(Object.fromEntries(vaultContract.map(({ name }) => [name, 'kept'])));
  } finally {
    await browser.close();
  }
});
