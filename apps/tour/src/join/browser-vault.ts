// SPDX-License-Identifier: GPL-3.0-only
// The Vault port over IndexedDB: what the visitor's phone holds stays in this browser when the page is closed. One
// transaction is one write: all of it is there afterwards, or nothing.
import type { Vault } from '@bluezone/phone';

const store = 'values';

export interface BrowserVault extends Vault {
  close(): void;
}

/** Opens a vault by its name; rejects where the browser keeps nothing (some private windows). */
export async function browserVault(name: string): Promise<BrowserVault> {
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(store);
  const database = await answerOf(opening);
  // Somebody erases this phone in another tab: nothing may stand in the way.
  database.onversionchange = () => database.close();

  const change = async (work: (values: IDBObjectStore) => void) => {
    const transaction = database.transaction(store, 'readwrite', { durability: 'strict' });
    const ended = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('the vault took nothing'));
    });
    work(transaction.objectStore(store));
    await ended;
  };
  const values = () => database.transaction(store, 'readonly').objectStore(store);

  return {
    async read(keys) {
      const from = values();
      const found = await Promise.all(keys.map((key) => answerOf(from.get(key))));
      return found.map((value) => (value instanceof Uint8Array ? value : null));
    },
    async list(prefix) {
      const found = await answerOf(values().getAllKeys(IDBKeyRange.bound(prefix, `${prefix}\uffff`)));
      return found.map(String);
    },
    write: (changes) =>
      change((into) => {
        for (const { key, value } of changes) {
          if (value === null) into.delete(key);
          else into.put(value.slice(), key);
        }
      }),
    erase: () => change((into) => into.clear()),
    close: () => database.close(),
  };
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the vault did not answer'));
  });
}
