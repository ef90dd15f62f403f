// SPDX-License-Identifier: GPL-3.0-only
// A vault whose bytes a test can search, and which can stop as if the phone had died.
import type { Vault } from '../ports.ts';
import { memoryVault } from '../vault/memory-vault.ts';

export interface SpyVault extends Vault {
  /** Number of writes that were made. */
  writes: number;
  /** When set, called with the number of a write before anything of it happens; throws to stop the phone there. */
  beforeWrite: ((write: number) => void) | null;
  /** Every value, by key. */
  contents(): Promise<Map<string, Uint8Array>>;
  /** True when the bytes stand anywhere in the vault, raw or as hexadecimal. */
  holds(bytes: Uint8Array): Promise<boolean>;
}

export function spyVault(inner: Vault = memoryVault()): SpyVault {
  const contents = async () => {
    const keys = await inner.list('');
    const values = await inner.read(keys);
    return new Map(keys.map((key, i) => [key, values[i] ?? new Uint8Array(0)]));
  };
  const vault: SpyVault = {
    writes: 0,
    beforeWrite: null,
    read: (keys) => inner.read(keys),
    list: (prefix) => inner.list(prefix),
    async write(changes) {
      vault.beforeWrite?.(vault.writes);
      await inner.write(changes);
      vault.writes++;
    },
    erase: () => inner.erase(),
    contents,
    async holds(bytes) {
      const needle = Buffer.from(bytes);
      const hexadecimal = needle.toString('hex');
      return [...(await contents()).values()].some((value) => {
        const haystack = Buffer.from(value);
        return haystack.includes(needle) || haystack.includes(hexadecimal);
      });
    },
  };
  return vault;
}
