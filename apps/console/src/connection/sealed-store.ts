// SPDX-License-Identifier: GPL-3.0-only
// Unsent acts and unsaved words on this computer: encrypted under a key that the browser never gives out, one for each person,
// and wiped with it at sign-out.

const databaseName = 'bluezone-console';
const ivLength = 12;

interface SealedRecord {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

export class SealedStore {
  #database: Promise<IDBDatabase> | null = null;
  #owner = '';
  #key: Promise<CryptoKey> | null = null;

  /** From now on everything is this person's. */
  open(owner: string): void {
    this.#owner = owner;
    this.#key = null;
  }

  /** Keeps a value that structured JSON can hold. */
  async put(name: string, value: unknown): Promise<void> {
    const iv = crypto.getRandomValues(new Uint8Array(ivLength));
    const plain = new TextEncoder().encode(JSON.stringify(value));
    const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await this.#ownKey(), plain);
    const record: SealedRecord = { iv, bytes };
    await this.#in('sealed', 'readwrite', (store) => store.put(record, this.#place(name)));
  }

  /** Undefined where there is none, or where it cannot be opened any more. */
  async get(name: string): Promise<unknown> {
    const record = await this.#in('sealed', 'readonly', (store) => store.get(this.#place(name)));
    return record === undefined ? undefined : this.#unseal(record as SealedRecord);
  }

  async remove(name: string): Promise<void> {
    await this.#in('sealed', 'readwrite', (store) => store.delete(this.#place(name)));
  }

  /** All whose names begin so. */
  async list(prefix: string): Promise<readonly unknown[]> {
    const from = this.#place(prefix);
    const range = IDBKeyRange.bound(from, `${from}\uffff`);
    const records = await this.#in('sealed', 'readonly', (store) => store.getAll(range));
    const values = await Promise.all((records as SealedRecord[]).map((record) => this.#unseal(record)));
    return values.filter((value) => value !== undefined);
  }

  /** Removes the person's key first: whatever is left after that nobody can read. */
  async wipe(): Promise<void> {
    const from = this.#place('');
    this.#key = null;
    await this.#in('keys', 'readwrite', (store) => store.delete(this.#owner));
    await this.#in('sealed', 'readwrite', (store) => store.delete(IDBKeyRange.bound(from, `${from}\uffff`)));
  }

  #place(name: string): string {
    return `${this.#owner}\n${name}`;
  }

  async #unseal({ iv, bytes }: SealedRecord): Promise<unknown> {
    try {
      const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await this.#ownKey(), bytes);
      return JSON.parse(new TextDecoder().decode(plain));
    } catch {
      return undefined;
    }
  }

  #ownKey(): Promise<CryptoKey> {
    this.#key ??= this.#readKey();
    return this.#key;
  }

  async #readKey(): Promise<CryptoKey> {
    const kept = await this.#in('keys', 'readonly', (store) => store.get(this.#owner));
    if (kept instanceof CryptoKey) return kept;
    const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]);
    // Another tab may have made one meanwhile: the first one stays.
    return this.#in('keys', 'readwrite', async (store) => {
      const other = await done(store.get(this.#owner));
      if (other instanceof CryptoKey) return other;
      await done(store.put(made, this.#owner));
      return made;
    });
  }

  async #in<T>(
    name: 'keys' | 'sealed',
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore) => IDBRequest<T> | Promise<T>,
  ): Promise<T> {
    this.#database ??= openDatabase();
    const database = await this.#database;
    const asked = work(database.transaction(name, mode).objectStore(name));
    return asked instanceof IDBRequest ? done(asked) : asked;
  }
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(databaseName, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('keys');
    request.result.createObjectStore('sealed');
  };
  return done(request);
}

export const sealedStore = new SealedStore();
