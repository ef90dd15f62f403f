// SPDX-License-Identifier: GPL-3.0-only
import { assertObjectName, type ObjectStore } from './object-store.ts';

/** Published files in memory, for simulations and tests. */
export function memoryObjectStore(): ObjectStore {
  const files = new Map<string, Uint8Array>();
  return {
    async put(name, bytes) {
      assertObjectName(name);
      files.set(name, bytes.slice());
    },
    async get(name) {
      assertObjectName(name);
      return files.get(name)?.slice();
    },
    async remove(name) {
      assertObjectName(name);
      files.delete(name);
    },
    async list(folder) {
      return [...files.keys()].filter((name) => name.startsWith(`${folder}/`)).sort();
    },
  };
}
