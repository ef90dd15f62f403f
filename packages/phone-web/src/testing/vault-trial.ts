// SPDX-License-Identifier: GPL-3.0-only
// Memories in IndexedDB, tried in a browser's page, since nothing else has one.
import { type Vault, vaultContract } from '@bluezone/phone';
import { eraseVault, type WebVault, webVault } from '../web-vault.ts';

const names = new WeakMap<Vault, string>();
let opened = 0;

async function open(name = `vault-${++opened}`): Promise<WebVault> {
  const vault = await webVault(name);
  if (!vault.ok) throw new Error(vault.code);
  names.set(vault.value, name);
  return vault.value;
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

/** Looks at a database from outside. */
async function within<T>(name: string, work: (database: IDBDatabase) => IDBRequest<T>): Promise<T> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  try {
    const request = work(database);
    return await new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  } finally {
    database.close();
  }
}

const storeOf = (database: IDBDatabase, store: string) =>
  database.transaction(store, 'readwrite').objectStore(store);
const text = (value: Uint8Array | null | undefined) =>
  value == null ? null : new TextDecoder().decode(value);
const bytes = (value: string) => new TextEncoder().encode(value);
const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing',
    (error: { code?: unknown }) => (typeof error.code === 'string' ? error.code : String(error)),
  );

/** What lies on the disk: whether the value can be found there, and whether the key can be taken away. */
export async function trySecrecy() {
  const vault = await open('secrecy');
  const secret = 'a secret of sixteen and more letters';
  await vault.write([{ key: 'state', value: bytes(secret) }]);
  await vault.write([{ key: 'same', value: bytes(secret) }]);
  const stored = await within(
    'secrecy',
    (database) => storeOf(database, 'values').getAll() as IDBRequest<Uint8Array[]>,
  );
  const { key } = await within(
    'secrecy',
    (database) => storeOf(database, 'keys').get('vault') as IDBRequest<{ key: CryptoKey }>,
  );
  return {
    isReadable: stored.some((value) => text(value)?.includes('secret')),
    overheads: stored.map((value) => value.length - secret.length),
    areSame: text(stored[0]) === text(stored[1]),
    exported: await failureOf(crypto.subtle.exportKey('raw', key)),
    algorithm: JSON.stringify(key.algorithm),
  };
}

/** One entry in the place of another, and one that was never ours. */
export async function tryDamage() {
  const vault = await open('damage');
  await vault.write(['a', 'b', 'c'].map((key) => ({ key, value: bytes(key) })));
  const a = await within('damage', (database) => storeOf(database, 'values').get('a'));
  await within('damage', (database) => storeOf(database, 'values').put(a, 'b'));
  await within('damage', (database) => storeOf(database, 'values').put('no bytes', 'd'));
  const swapped = await failureOf(vault.read(['a', 'b']));
  const strange = await failureOf(vault.read(['d']));
  const others = (await vault.read(['a', 'c'])).map(text);
  const dropped = await vault.dropDamaged();
  return { swapped, strange, others, dropped, left: await vault.list('') };
}

/** Values whose key is gone. */
export async function tryLostKey() {
  const vault = await open('lost');
  await vault.write([{ key: 'a', value: bytes('a') }]);
  await within('lost', (database) => storeOf(database, 'keys').delete('vault'));
  const reading = await failureOf(vault.read(['a']));
  const again = await webVault('lost');
  await eraseVault('lost');
  const anew = await open('lost');
  return {
    reading,
    opened: again.ok ? 'open' : again.code,
    afterwards: await failureOf(vault.read(['a'])),
    left: await anew.list(''),
  };
}

/** Two pages: one erases, both go on. */
export async function tryErasedElsewhere() {
  const [one, other] = [await open('both'), await open('both')];
  await one.write([{ key: 'a', value: bytes('old') }]);
  await other.erase();
  await one.write([{ key: 'b', value: bytes('new') }]);
  return { a: (await other.read(['a']))[0], b: text((await other.read(['b']))[0]) };
}

/** Writes in the order in which they were asked for, however long their sealing takes. */
export async function tryOrder() {
  const vault = await open('order');
  const large = new Uint8Array(3_000_000);
  const writes = [
    vault.write([{ key: 'a', value: large }]),
    vault.write([{ key: 'a', value: bytes('last') }]),
  ];
  const read = vault.read(['a']);
  await Promise.all(writes);
  return text((await read)[0]);
}

/** Fills the place it was given: the write that finds no room leaves everything as it was. */
export async function tryFull() {
  const vault = await open('full');
  await vault.write([
    { key: 'a', value: bytes('before') },
    { key: 'b', value: bytes('before') },
  ]);
  const large = crypto.getRandomValues(new Uint8Array(65_536));
  const much = new Uint8Array(8_000_000).map((_, i) => large[i % large.length] as number);
  const changes = [
    { key: 'a', value: bytes('after') },
    { key: 'much', value: much },
  ];
  const failure = await failureOf(vault.write(changes));
  const left = (await vault.read(['a', 'b'])).map(text);
  const names = await vault.list('');
  await vault.write([{ key: 'b', value: null }]);
  return { failure, left, names, canForget: (await vault.list('')).join() };
}
