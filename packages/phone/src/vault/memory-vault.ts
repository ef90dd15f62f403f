// SPDX-License-Identifier: GPL-3.0-only
import type { Vault } from '../ports.ts';

/** A vault that lives as long as the process: for simulations and tests. Values are copied in and out. */
export function memoryVault(): Vault {
  const values = new Map<string, Uint8Array>();
  return {
    async read(keys) {
      return keys.map((key) => values.get(key)?.slice() ?? null);
    },
    async list(prefix) {
      return [...values.keys()].filter((key) => key.startsWith(prefix)).sort();
    },
    async write(changes) {
      for (const { key, value } of changes) {
        if (value === null) values.delete(key);
        else values.set(key, value.slice());
      }
    },
    async erase() {
      values.clear();
    },
  };
}
