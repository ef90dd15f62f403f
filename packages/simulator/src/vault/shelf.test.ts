// SPDX-License-Identifier: GPL-3.0-only
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type VaultChange, vaultContract } from '@bluezone/phone';
import { asciiBytes, asciiText } from '@bluezone/protocol';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { openShelf, type Shelf, type ShelfOptions } from './shelf.ts';
import { shelfState } from './shelf-mark.ts';

const directories: string[] = [];
const opened: Shelf[] = [];

afterAll(async () => {
  for (const shelf of opened) await shelf.close();
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
});

function newDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'bluezone-shelf-'));
  directories.push(directory);
  return directory;
}

const phones = [0, 1, 2, 7];

async function open(directory: string | null, options: Partial<ShelfOptions> = {}): Promise<Shelf> {
  const shelf = await openShelf(directory, phones, { durability: 'durable', ...options });
  opened.push(shelf);
  return shelf;
}

const entry = (key: string, text: string | null): VaultChange => ({
  key,
  value: text === null ? null : asciiBytes(text),
});

async function textOf(shelf: Shelf, name: number | string, key: string): Promise<string | null> {
  const [value] = await shelf.vault(name).read([key]);
  return value ? asciiText(value) : null;
}

const segmentsIn = (directory: string) =>
  readdirSync(directory).filter((name) => /^\d{8}\.(fresh|kept)$/.test(name));

function holds(directory: string, text: string): boolean {
  return segmentsIn(directory).some((name) => readFileSync(join(directory, name)).includes(text));
}

for (const durability of ['durable', 'bulk'] as const)
  for (const { name, run } of vaultContract)
    it(`a ${durability} shelf’s vault ${name}`, async () => {
      const places = new Map<unknown, { shelf: Shelf; directory: string }>();
      const openAt = async (directory: string) => {
        const shelf = await open(directory, { durability, lock: false });
        const vault = shelf.vault(7);
        places.set(vault, { shelf, directory });
        return vault;
      };
      await run(
        () => openAt(newDirectory()),
        async (vault) => {
          const place = places.get(vault);
          if (durability === 'bulk') await place?.shelf.seal();
          const killed = newDirectory();
          cpSync(place?.directory ?? '', killed, { recursive: true });
          return openAt(killed);
        },
      );
    });

for (const { name, run } of vaultContract)
  it(`a vault of a shelf in memory ${name}`, () =>
    run(
      async () => (await open(null)).vault(7),
      async (vault) => vault,
    ));

/** What vaults hold, as text by "vault key". */
async function contentOf(shelf: Shelf, names: readonly string[]): Promise<Record<string, string>> {
  const content: Record<string, string> = {};
  for (const name of names)
    for (const key of await shelf.vault(name).list(''))
      content[`${name} ${key}`] = (await textOf(shelf, name, key)) ?? '';
  return content;
}

const names = ['0', '1', '2', 'radio-1'];
const step = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      vault: fc.constantFrom(...names),
      changes: fc.array(
        fc.record({ key: fc.integer({ min: 0, max: 9 }), size: fc.option(fc.integer({ min: 0, max: 400 })) }),
        { minLength: 1, maxLength: 4 },
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('erase' as const), vault: fc.constantFrom(...names) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), seconds: fc.integer({ min: 0, max: 90 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'kill' as const }) },
);

it('whatever is written, deleted, rewritten, killed and restarted, a shelf holds what was acknowledged', async () => {
  const rewritings = { seen: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 120 }), async (steps) => {
      let now = 1_000_000;
      let [directory, count] = [newDirectory(), 0];
      const options = { clock: () => now, segmentBytes: 2000, forgetAfterSeconds: 60, lock: false };
      let shelf = await open(directory, options);
      const model: Record<string, string> = {};
      for (const act of steps) {
        if (act.kind === 'wait') now += act.seconds;
        else if (act.kind === 'erase') {
          await shelf.vault(act.vault).erase();
          for (const name of Object.keys(model)) if (name.startsWith(`${act.vault} `)) delete model[name];
        } else if (act.kind === 'write') {
          const changes = act.changes.map(({ key, size }) =>
            entry(`k/${key}`, size === null ? null : `${++count}`.padEnd(size, 'x')),
          );
          await shelf.vault(act.vault).write(changes);
          for (const { key, value } of changes)
            if (value === null) delete model[`${act.vault} ${key}`];
            else model[`${act.vault} ${key}`] = asciiText(value);
        } else {
          // What is in the files at this moment, in the middle of whatever the shelf is doing, is what a kill leaves.
          const next = newDirectory();
          if (act.kind === 'kill') cpSync(directory, next, { recursive: true });
          await shelf.close();
          if (act.kind === 'kill') directory = next;
          shelf = await open(directory, options);
        }
        expect(await contentOf(shelf, names)).toEqual(model);
      }
      if (segmentsIn(directory).some((name) => name.endsWith('kept'))) rewritings.seen++;
      await shelf.close();
    }),
    { seed: 3, numRuns: 20 },
  );
  expect(rewritings.seen).toBeGreaterThan(10);
});

it('a file goes only when all that overruled its rest is safe, also while others write', async () => {
  const directory = newDirectory();
  let now = 1_000_000;
  const options = { clock: () => (now += 0.1), segmentBytes: 4000, forgetAfterSeconds: 5, lock: false };
  const shelf = await open(directory, options);
  const acknowledged = new Map<number, number>();
  let snapshots = 0;
  const write = async (phone: number) => {
    for (let n = 1; snapshots < 60; n++) {
      await shelf.vault(phone).write([entry('a', `${n}`.padEnd(300)), entry(`b/${n % 20}`, `${n}`)]);
      acknowledged.set(phone, n);
    }
  };
  const writing = phones.map(write);
  for (let before = new Set<string>(); snapshots < 60; ) {
    await new Promise(setImmediate);
    const there = new Set(segmentsIn(directory));
    const isOneGone = [...before].some((name) => !there.has(name));
    before = there;
    if (!isOneGone) continue;
    snapshots++;
    const killed = newDirectory();
    cpSync(directory, killed, { recursive: true });
    const least = new Map(acknowledged);
    const again = await open(killed, { lock: false });
    for (const phone of phones) {
      const n = Number(await textOf(again, phone, 'a'));
      expect(n).toBeGreaterThanOrEqual(least.get(phone) ?? 0);
      expect(Number(await textOf(again, phone, `b/${n % 20}`))).toBe(n);
    }
    await again.close();
    rmSync(killed, { recursive: true });
  }
  await Promise.all(writing);
  await shelf.close();
});

it('a write that never ended is left out, and what was acknowledged before it stays', async () => {
  const directory = newDirectory();
  const shelf = await open(directory, { lock: false });
  await shelf.vault(0).write([entry('a', 'one')]);
  await shelf.vault(1).write([entry('a', 'two'), entry('b', 'two')]);
  const [name] = segmentsIn(directory);
  for (const cut of [1, 20]) {
    const killed = newDirectory();
    cpSync(directory, killed, { recursive: true });
    const path = join(killed, name ?? '');
    truncateSync(path, readFileSync(path).length - cut);
    const again = await open(killed, { lock: false });
    expect(await contentOf(again, names)).toEqual({ '0 a': 'one' });
    await again.vault(1).write([entry('c', 'three')]);
    await again.close();
    const third = await open(killed, { lock: false });
    expect(await contentOf(third, names)).toEqual({ '0 a': 'one', '1 c': 'three' });
    await third.close();
  }
  await shelf.close();
});

/** Changes the byte at which a text begins. */
function damage(path: string, text: string): void {
  const bytes = readFileSync(path);
  const at = bytes.indexOf(text);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

it('damage before something that was written later is told at opening, names the file, and changes nothing', async () => {
  const directory = newDirectory();
  const shelf = await open(directory, { lock: false });
  await shelf.vault(0).write([entry('a', 'first')]);
  await shelf.vault(0).write([entry('b', 'second')]);
  const killed = newDirectory();
  cpSync(directory, killed, { recursive: true });
  await shelf.close();
  const path = join(killed, segmentsIn(killed)[0] ?? '');
  damage(path, 'first');
  const before = readFileSync(path);
  await expect(open(killed)).rejects.toThrow(path);
  expect(readFileSync(path).equals(before)).toBe(true);
});

it('damage in a finished file is told when its value is read, damage in its table at opening', async () => {
  const directory = newDirectory();
  const shelf = await open(directory);
  await shelf.vault(0).write([entry('a', 'first'), entry('b', 'second')]);
  await shelf.close();
  const path = join(directory, segmentsIn(directory)[0] ?? '');
  damage(path, 'first');
  const again = await open(directory);
  expect(await textOf(again, 0, 'b')).toBe('second');
  await expect(again.vault(0).read(['a'])).rejects.toThrow(path);
  await again.close();
  const bytes = readFileSync(path);
  const at = bytes.length - 20;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
  await expect(open(directory)).rejects.toThrow(path);
});

it('a file that was cut short behind the last one is damage, not an unfinished write', async () => {
  const directory = newDirectory();
  const shelf = await open(directory, { segmentBytes: 500 });
  for (let i = 0; i < 6; i++) await shelf.vault(0).write([entry(`k/${i}`, 'x'.repeat(300))]);
  await shelf.close();
  const path = join(directory, segmentsIn(directory)[0] ?? '');
  truncateSync(path, readFileSync(path).length - 1);
  await expect(open(directory)).rejects.toThrow(path);
});

it('a shelf that was killed before it was sealed is incomplete, never damaged, and begins anew', async () => {
  const directory = newDirectory();
  expect(shelfState(directory)).toBe('nothing');
  const shelf = await open(directory, { durability: 'bulk', segmentBytes: 100_000, lock: false });
  expect(shelf.found).toBe('nothing');
  for (let i = 0; i < 400; i++) await shelf.vault(1).write([entry(`k/${i}`, 'x'.repeat(5000))]);
  const killed = newDirectory();
  cpSync(directory, killed, { recursive: true });
  expect(segmentsIn(killed).length).toBeGreaterThan(1);
  truncateSync(join(killed, segmentsIn(killed)[0] ?? ''), 1000);
  expect(shelfState(killed)).toBe('incomplete');
  const anew = await open(killed, { lock: false });
  expect(anew.found).toBe('incomplete');
  expect(await anew.vault(1).list('')).toEqual([]);
  await anew.close();
  await shelf.seal();
  expect(shelfState(directory)).toBe('whole');
  await shelf.vault(1).write([entry('k/0', 'after')]);
  const sealed = newDirectory();
  cpSync(directory, sealed, { recursive: true });
  await shelf.close();
  const again = await open(sealed, { lock: false });
  expect(again.found).toBe('whole');
  expect((await again.vault(1).list('')).length).toBe(400);
  expect(await textOf(again, 1, 'k/0')).toBe('after');
  await again.close();
});

it('a whole shelf opened in bulk holds what it held, and is incomplete until it is sealed again', async () => {
  const directory = newDirectory();
  const first = await open(directory);
  await first.vault(0).write([entry('a', 'one')]);
  await first.close();
  const bulk = await open(directory, { durability: 'bulk' });
  expect(await textOf(bulk, 0, 'a')).toBe('one');
  expect(shelfState(directory)).toBe('incomplete');
  await bulk.seal();
  expect(shelfState(directory)).toBe('whole');
  await bulk.close();
});

it('a second opening is refused while the first is open, and a shelf of other phones always', async () => {
  const directory = newDirectory();
  const shelf = await open(directory);
  await expect(open(directory)).rejects.toThrow(`in use by process ${process.pid}`);
  await shelf.close();
  await expect(shelf.vault(0).write([entry('a', 'late')])).rejects.toThrow('closed');
  await expect(openShelf(directory, [0, 1], { durability: 'durable' })).rejects.toThrow('other phones');
  await (await open(directory)).close();
});

it('vaults are apart, phones and names that have no place are bugs, as are keys outside a-z, 0-9, / and -', async () => {
  const shelf = await open(newDirectory());
  await shelf.vault(1).write([entry('a', 'of one')]);
  await shelf.vault('radio-1').write([entry('a', 'of the radio')]);
  expect(await textOf(shelf, 1, 'a')).toBe('of one');
  expect(await textOf(shelf, 'radio-1', 'a')).toBe('of the radio');
  expect(await textOf(shelf, 0, 'a')).toBeNull();
  expect(shelf.vault('1')).toBe(shelf.vault(1));
  for (const name of [3, '3', 'Radio', '', '../x']) expect(() => shelf.vault(name)).toThrow(RangeError);
  expect(() => shelf.vault(0).write([entry('../x', '1')])).toThrow(RangeError);
  await shelf.close();
});

it('what was deleted, written over or erased is gone from the disk when its time is over, and stays gone', async () => {
  const directory = newDirectory();
  let now = 1_000_000;
  const options = { clock: () => now, forgetAfterSeconds: 2700 };
  let shelf = await open(directory, options);
  const gone = ['a secret key', 'an old sighting', 'a whole phone'];
  await shelf.vault(0).write([entry('key/1', 'a secret key'), entry('heard/1', 'an old sighting')]);
  await shelf.vault(0).write([entry('kept', 'a lasting value')]);
  await shelf.vault(1).write([entry('a', 'a whole phone')]);
  await shelf.vault(0).write([entry('key/1', null), entry('heard/1', 'another')]);
  await shelf.vault(1).erase();
  now += 2699;
  await shelf.vault(2).write([entry('a', 'x')]);
  expect(gone.every((text) => holds(directory, text))).toBe(true);
  await shelf.close();
  shelf = await open(directory, options);
  now += 1;
  await shelf.vault(2).write([entry('a', 'y')]);
  await shelf.close();
  expect(gone.filter((text) => holds(directory, text))).toEqual([]);
  expect(holds(directory, 'a lasting value')).toBe(true);
  shelf = await open(directory, options);
  expect(await contentOf(shelf, ['0', '1', '2'])).toEqual({
    '0 heard/1': 'another',
    '0 kept': 'a lasting value',
    '2 a': 'y',
  });
  await shelf.close();
});

it('however often a value is written over, files do not grow without bound', async () => {
  for (const durability of ['bulk', 'durable'] as const) {
    const directory = newDirectory();
    const shelf = await open(directory, { durability, segmentBytes: 300_000 });
    const large = 'x'.repeat(20_000);
    const lasting = Array.from({ length: 50 }, (_, i) => entry(`lasting/${i}`, large));
    await shelf.vault(1).write(lasting);
    let most = 0;
    for (let i = 0; i < 1500; i += 10) {
      await Promise.all(Array.from({ length: 10 }, () => shelf.vault(0).write([entry('state', large)])));
      most = Math.max(most, shelf.figures()?.bytes ?? 0);
    }
    expect(shelf.figures()?.liveBytes).toBeLessThan(1_100_000);
    expect(most, durability).toBeLessThan(9_000_000);
    await shelf.seal();
    await shelf.close();
    const again = await open(directory);
    expect((await again.vault(1).list('')).length).toBe(50);
    expect(await textOf(again, 0, 'state')).toBe(large);
    await again.close();
  }
});

it('writes that wait at the same time share one trip to the disk, and are kept in order', async () => {
  const directory = newDirectory();
  const shelf = await open(directory);
  await Promise.all(
    Array.from({ length: 300 }, (_, i) =>
      shelf.vault(phones[i % 4] ?? 0).write([entry('a', `${i}`), entry(`b/${i}`, '')]),
    ),
  );
  const bytes = readFileSync(join(directory, segmentsIn(directory)[0] ?? ''));
  let frames = 0;
  for (let at = 8; at < bytes.length; at += 8 + bytes.readUInt32LE(at)) frames++;
  expect(frames).toBeLessThan(4);
  await shelf.close();
  const again = await open(directory);
  expect(await textOf(again, 7, 'a')).toBe('299');
  expect((await again.vault(0).list('b/')).length).toBe(75);
  await again.close();
});

it('values are on the disk and not in memory', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const used = () => {
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const directory = newDirectory();
  const shelf = await open(directory, { durability: 'bulk' });
  const before = used();
  for (let i = 0; i < 4000; i++)
    await shelf.vault(i % 3).write([{ key: `heard/${i}`, value: new Uint8Array(16_000).fill(i) }]);
  await shelf.seal();
  expect(shelf.figures()?.liveBytes).toBeGreaterThan(64_000_000);
  expect(used() - before).toBeLessThan(12_000_000);
  const [value] = await shelf.vault(0).read(['heard/3999']);
  expect(value?.every((byte) => byte === (3999 & 0xff))).toBe(true);
  await shelf.close();
});
