// SPDX-License-Identifier: GPL-3.0-only
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { directoryObjectStore } from './directory-object-store.ts';
import { memoryObjectStore } from './memory-object-store.ts';

const root = mkdtempSync(join(tmpdir(), 'bluezone-objects-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let made = 0;
const stores = {
  memory: memoryObjectStore,
  directory: () => directoryObjectStore(join(root, String(made++))),
};
const name = (digit: string) => `exports/${digit.repeat(64)}.zip`;

test.each(Object.entries(stores))(
  'a %s store gives back what was put, and nothing else',
  async (_kind, open) => {
    const store = open();
    expect(await store.get(name('a'))).toBeUndefined();
    expect(await store.list('exports')).toEqual([]);
    const bytes = Uint8Array.of(1, 2, 3);
    await store.put(name('a'), bytes);
    await store.put(name('a'), bytes);
    bytes[0] = 9;
    expect(await store.get(name('a'))).toEqual(Uint8Array.of(1, 2, 3));
    await store.put(name('b'), new Uint8Array(0));
    expect(await store.list('exports')).toEqual([name('a'), name('b')]);
    expect(await store.list('configurations')).toEqual([]);
  },
);

test.each(Object.entries(stores))('a %s store forgets what was removed, also twice', async (_kind, open) => {
  const store = open();
  await store.put(name('a'), Uint8Array.of(1));
  await store.remove(name('a'));
  await store.remove(name('a'));
  expect(await store.get(name('a'))).toBeUndefined();
  expect(await store.list('exports')).toEqual([]);
});

test.each(Object.entries(stores))('a %s store takes names of published files only', async (_kind, open) => {
  const store = open();
  await expect(store.put('exports/../../etc/passwd', new Uint8Array(1))).rejects.toThrow(RangeError);
  await expect(store.get('exports/x.zip')).rejects.toThrow(RangeError);
});

test('a directory store leaves no half-written file behind', async () => {
  const directory = join(root, 'parts');
  const store = directoryObjectStore(directory);
  await Promise.all(Array.from({ length: 8 }, () => store.put(name('c'), new Uint8Array(10_000))));
  expect(readdirSync(join(directory, 'exports'))).toEqual([`${'c'.repeat(64)}.zip`]);
});
