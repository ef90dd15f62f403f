// SPDX-License-Identifier: GPL-3.0-only
// The Vault port over IndexedDB, every value encrypted at rest with a key that scripts can use but not read. One
// transaction is one write: all of it is there afterwards, or nothing. Names of entries are not encrypted.
import type { Vault, VaultChange } from '@bluezone/phone';
import { makeVaultKey, openValue, sealValue } from './sealed-value.ts';
import { type VaultCode, VaultError, vaultCodeOf } from './vault-error.ts';

/** The tour's earlier phones lay here in the clear, as version 1: they go when this version first opens. */
const databaseVersion = 2;
const valueStore = 'values';
const keyStore = 'keys';
const keyName = 'vault';

export interface WebVault extends Vault {
  /** False where the browser keeps nothing: then this lives as long as the page. */
  readonly isKept: boolean;
  /** Forgets the entries that cannot be read with the key of this memory; gives how many. */
  dropDamaged(): Promise<number>;
  close(): void;
}

export type OpenedVault =
  | { readonly ok: true; readonly value: WebVault }
  | { readonly ok: false; readonly code: VaultCode };

interface KeyRecord {
  /** A memory that was erased has another key: what was sealed before must not be written any more. */
  readonly id: string;
  readonly key: CryptoKey;
}

/**
 * Opens a memory by its name, and makes it with a fresh key where there is none. Its functions reject with `VaultError`:
 * `vault.full` when there is no room (nothing of that write is there), `vault.damaged` when an entry that was asked for
 * cannot be read, `vault.gone` when it was deleted meanwhile.
 */
export async function webVault(name: string): Promise<OpenedVault> {
  let database: IDBDatabase;
  try {
    if (crypto.subtle === undefined) return { ok: false, code: 'vault.unavailable' };
    database = await openDatabase(name);
  } catch (error) {
    return { ok: false, code: vaultCodeOf(error) ?? 'vault.unavailable' };
  }
  try {
    const record = await takeKey(database);
    if (record !== null) return { ok: true, value: vaultOver(database, record) };
    database.close();
    return { ok: false, code: 'vault.foreign' };
  } catch (error) {
    database.close();
    return { ok: false, code: vaultCodeOf(error) ?? 'vault.unavailable' };
  }
}

/** Deletes a memory wholly, also one that cannot be opened. Other pages that have it open lose it. */
export async function eraseVault(name: string): Promise<void> {
  if (globalThis.indexedDB === undefined) return;
  await answerOf(indexedDB.deleteDatabase(name));
}

async function openDatabase(name: string): Promise<IDBDatabase> {
  const opening = indexedDB.open(name, databaseVersion);
  opening.onupgradeneeded = () => {
    const { result } = opening;
    for (const store of [...result.objectStoreNames]) result.deleteObjectStore(store);
    result.createObjectStore(valueStore);
    result.createObjectStore(keyStore);
  };
  const database = await answerOf(opening);
  // Somebody erases this phone in another tab: nothing may stand in the way.
  database.onversionchange = () => database.close();
  return database;
}

/** The key of a memory, made with it; null when values are there and their key is not. */
async function takeKey(database: IDBDatabase): Promise<KeyRecord | null> {
  const fresh = await freshKey();
  const transaction = database.transaction([valueStore, keyStore], 'readwrite', { durability: 'strict' });
  const ended = endOf(transaction);
  const keys = transaction.objectStore(keyStore);
  const [found, count] = await Promise.all([
    answerOf<unknown>(keys.get(keyName)),
    answerOf(transaction.objectStore(valueStore).count()),
  ]);
  const record = isKeyRecord(found) ? found : count === 0 ? fresh : null;
  if (record === fresh) keys.put(fresh, keyName);
  await ended;
  return record;
}

const freshKey = async (): Promise<KeyRecord> => ({ id: crypto.randomUUID(), key: await makeVaultKey() });

function isKeyRecord(found: unknown): found is KeyRecord {
  if (typeof found !== 'object' || found === null) return false;
  const { id, key } = found as Partial<KeyRecord>;
  return typeof id === 'string' && key instanceof CryptoKey && key.algorithm.name === 'AES-GCM';
}

function vaultOver(database: IDBDatabase, first: KeyRecord): WebVault {
  let record = first;
  let last: Promise<unknown> = Promise.resolve();

  /** Runs an act after all earlier ones: sealing takes time, and what is written later must stay. */
  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const result = last.then(act).catch((error: unknown) => {
      const code = vaultCodeOf(error);
      throw code === null ? error : new VaultError(code);
    });
    last = result.catch(() => undefined);
    return result;
  }

  async function readAll(names: readonly string[]): Promise<{ name: string; stored: unknown }[]> {
    const transaction = database.transaction([valueStore, keyStore], 'readonly');
    const values = transaction.objectStore(valueStore);
    const found = Promise.all(names.map((name) => answerOf<unknown>(values.get(name))));
    const known = answerOf<unknown>(transaction.objectStore(keyStore).get(keyName));
    const [stored, key] = await Promise.all([found, known]);
    follow(key);
    return names.map((name, i) => ({ name, stored: stored[i] }));
  }

  /** Another page may have erased this memory: its key is another one now. */
  function follow(key: unknown): void {
    if (!isKeyRecord(key)) throw new VaultError('vault.foreign');
    if (key.id !== record.id) record = key;
  }

  async function read(names: readonly string[]): Promise<(Uint8Array | null)[]> {
    const found = await readAll(names);
    return await Promise.all(
      found.map(async ({ name, stored }) => {
        if (stored === undefined) return null;
        const value = await openValue(record.key, name, stored);
        if (value === null) throw new VaultError('vault.damaged');
        return value;
      }),
    );
  }

  async function write(changes: readonly VaultChange[]): Promise<void> {
    for (;;) {
      const own = record;
      const sealed = await Promise.all(
        changes.map(async ({ key: name, value }) => ({
          name,
          stored: value === null ? null : await sealValue(own.key, name, value),
        })),
      );
      if (await put(sealed, own)) return;
    }
  }

  /** False when the memory has another key now, and nothing was written. */
  async function put(
    sealed: readonly { name: string; stored: Uint8Array | null }[],
    own: KeyRecord,
  ): Promise<boolean> {
    const transaction = database.transaction([valueStore, keyStore], 'readwrite', { durability: 'strict' });
    const ended = endOf(transaction);
    ended.catch(() => {});
    follow(await answerOf<unknown>(transaction.objectStore(keyStore).get(keyName)));
    const isCurrent = own.id === record.id;
    const values = transaction.objectStore(valueStore);
    for (const { name, stored } of isCurrent ? sealed : []) {
      if (stored === null) values.delete(name);
      else values.put(stored, name);
    }
    await ended;
    return isCurrent;
  }

  async function names(prefix: string): Promise<string[]> {
    const values = database.transaction(valueStore, 'readonly').objectStore(valueStore);
    const found = await answerOf(values.getAllKeys(IDBKeyRange.bound(prefix, `${prefix}\uffff`)));
    return found.map(String);
  }

  async function erase(): Promise<void> {
    const fresh = await freshKey();
    const transaction = database.transaction([valueStore, keyStore], 'readwrite', { durability: 'strict' });
    const ended = endOf(transaction);
    transaction.objectStore(valueStore).clear();
    transaction.objectStore(keyStore).put(fresh, keyName);
    await ended;
    record = fresh;
  }

  async function dropDamaged(): Promise<number> {
    const damaged: string[] = [];
    for (const { name, stored } of await readAll(await names('')))
      if ((await openValue(record.key, name, stored)) === null) damaged.push(name);
    if (damaged.length > 0) await write(damaged.map((key) => ({ key, value: null })));
    return damaged.length;
  }

  return {
    isKept: true,
    read: (keys) => inTurn(() => read(keys)),
    list: (prefix) => inTurn(() => names(prefix)),
    write: (changes) => inTurn(() => write(changes)),
    erase: () => inTurn(erase),
    dropDamaged: () => inTurn(dropDamaged),
    close: () => database.close(),
  };
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new VaultError('vault.gone'));
  });
}

function endOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new VaultError('vault.gone'));
  });
}
