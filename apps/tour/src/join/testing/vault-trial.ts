// SPDX-License-Identifier: GPL-3.0-only
// The contract of vaults against IndexedDB: runs in a browser's page, since nothing else has one.
import { type Vault, vaultContract } from '@bluezone/phone';
import { browserVault } from '../browser-vault.ts';

const names = new WeakMap<Vault, string>();
let opened = 0;

async function open(name = `vault-${++opened}`): Promise<Vault> {
  const vault = await browserVault(name);
  names.set(vault, name);
  return vault;
}

/** Another connection to the same database; the contract goes on reading by the first one too. */
const reopen = (vault: Vault): Promise<Vault> => open(names.get(vault));

/** What came of each case: "kept", or how the contract was broken. */
export async function tryVault(): Promise<Record<string, string>> {
  const results: Record<string, string> = {};
  for (const each of vaultContract) {
    try {
      await each.run(open, reopen);
      results[each.name] = 'kept';
    } catch (error) {
      results[each.name] = String(error);
    }
  }
  return results;
}
