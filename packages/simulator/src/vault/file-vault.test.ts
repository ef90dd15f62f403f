// SPDX-License-Identifier: GPL-3.0-only
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type VaultChange, vaultContract } from '@bluezone/phone';
import { asciiBytes, asciiText } from '@bluezone/protocol';
import { afterAll, expect, it } from 'vitest';
import { type FileVault, openFileVault } from './file-vault.ts';
import { encodeRecord, replayJournal, snapshotOf } from './journal.ts';

const directories: string[] = [];

function newDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'bluezone-vault-'));
  directories.push(directory);
  return directory;
}

const opened: FileVault[] = [];

afterAll(async () => {
  for (const vault of opened) await vault.close();
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
});

const entry = (key: string, text: string | null): VaultChange => ({
  key,
  value: text === null ? null : asciiBytes(text),
});

for (const { name, run } of vaultContract)
  it(`the file vault ${name}`, async () => {
    const places = new Map<unknown, string>();
    const openAt = async (directory: string) => {
      const vault = await openFileVault(directory);
      places.set(vault, directory);
      opened.push(vault);
      return vault;
    };
    await run(
      () => openAt(newDirectory()),
      async (vault) => {
        await (vault as FileVault).close();
        return openAt(places.get(vault) ?? '');
      },
    );
  });

it('a journal cut at any byte holds all of a write or none of it', () => {
  const writes: VaultChange[][] = [
    [entry('a', 'one'), entry('b', 'one')],
    [entry('a', 'two'), entry('b', null), entry('heard/1', 'x'.repeat(300))],
    [entry('a', null), entry('b', 'three')],
  ];
  const texts = (values: ReadonlyMap<string, Uint8Array>) =>
    JSON.stringify([...values].map(([key, value]) => [key, asciiText(value)]).sort());
  let journal = snapshotOf(new Map([['a', asciiBytes('zero')]]));
  const states = [{ from: journal.length, text: texts(new Map([['a', asciiBytes('zero')]])) }];
  for (const changes of writes) {
    journal = Uint8Array.from([...journal, ...encodeRecord(changes)]);
    const replayed = replayJournal(journal);
    states.push({ from: journal.length, text: texts(replayed?.values ?? new Map()) });
  }
  expect(new Set(states.map(({ text }) => text)).size).toBe(4);
  const start = states[0]?.from ?? 0;
  for (let cut = start; cut <= journal.length; cut++) {
    const expected = states.findLast(({ from }) => from <= cut);
    for (const tail of [0, 40]) {
      const torn = Uint8Array.from([
        ...journal.subarray(0, cut),
        ...new Uint8Array(cut === journal.length ? 0 : tail),
      ]);
      const replayed = replayJournal(torn);
      expect(texts(replayed?.values ?? new Map()), `cut at ${cut}`).toBe(expected?.text);
      expect(replayed?.length).toBe(expected?.from);
    }
  }
});

it('a vault opened on a cut journal goes on as if the unfinished write had not begun', async () => {
  const directory = newDirectory();
  const vault = await openFileVault(directory);
  await vault.write([entry('a', 'one')]);
  await vault.write([entry('a', 'two'), entry('b', 'two')]);
  await vault.close();
  const path = join(directory, 'journal');
  writeFileSync(path, readFileSync(path).subarray(0, -1));
  const reopened = await openFileVault(directory);
  expect(asciiText((await reopened.read(['a']))[0] ?? new Uint8Array(0))).toBe('one');
  await reopened.write([entry('c', 'three')]);
  await reopened.close();
  const again = await openFileVault(directory);
  expect(await again.list('')).toEqual(['a', 'c']);
  await again.close();
});

it('damage before a whole record is told, and nothing is overwritten', async () => {
  const directory = newDirectory();
  const vault = await openFileVault(directory);
  await vault.write([entry('a', 'one')]);
  await vault.write([entry('b', 'two')]);
  await vault.close();
  const path = join(directory, 'journal');
  const journal = readFileSync(path);
  const at = journal.indexOf('one');
  journal[at] = (journal[at] ?? 0) ^ 1;
  writeFileSync(path, journal);
  await expect(openFileVault(directory)).rejects.toThrow('damaged');
  expect(readFileSync(path).equals(journal)).toBe(true);
  writeFileSync(path, 'something else');
  await expect(openFileVault(directory)).rejects.toThrow('damaged');
});

it('a second opening is refused while the first is open, and succeeds after it closed', async () => {
  const directory = newDirectory();
  const vault = await openFileVault(directory);
  await expect(openFileVault(directory)).rejects.toThrow(`in use by process ${process.pid}`);
  await vault.close();
  await expect(vault.write([entry('a', 'late')])).rejects.toThrow();
  const next = await openFileVault(directory);
  await next.close();
});

it('the lock of a process that is gone is taken over, also when its number was given out again', async () => {
  for (const lock of ['{"pid":4194300,"started":"1"}', `{"pid":${process.pid},"started":"1"}`, 'torn']) {
    const directory = newDirectory();
    writeFileSync(join(directory, 'bluezone.lock'), lock);
    const vault = await openFileVault(directory);
    await vault.write([entry('a', 'one')]);
    await vault.close();
  }
});

it('what was deleted is gone from the bytes on the disk at once, what was written over after some writes', async () => {
  const directory = newDirectory();
  const path = join(directory, 'journal');
  const vault = await openFileVault(directory);
  await vault.write([entry('key/1', 'a secret key'), entry('heard/1', 'an old sighting')]);
  await vault.write([entry('key/1', null)]);
  expect(readFileSync(path).includes('a secret key')).toBe(false);
  expect(readFileSync(path).includes('an old sighting')).toBe(true);
  await vault.write([entry('heard/1', 'another')]);
  for (let i = 0; i < 64; i++) await vault.write([entry('state', `${i}`)]);
  expect(readFileSync(path).includes('an old sighting')).toBe(false);
  await vault.erase();
  expect(readFileSync(path).includes('another')).toBe(false);
  await vault.close();
});

it('a journal does not grow without bound', async () => {
  const directory = newDirectory();
  const vault = await openFileVault(directory);
  const large = 'x'.repeat(20_000);
  for (let i = 0; i < 60; i++) await vault.write([entry('state', large)]);
  expect(readFileSync(join(directory, 'journal')).length).toBeLessThan(300_000);
  await vault.close();
});

it('writes that are not awaited one by one are all kept, in order', async () => {
  const directory = newDirectory();
  const vault = await openFileVault(directory);
  await Promise.all(
    Array.from({ length: 50 }, (_, i) => vault.write([entry('a', `${i}`), entry(`b/${i}`, '')])),
  );
  await vault.close();
  const reopened = await openFileVault(directory);
  expect(asciiText((await reopened.read(['a']))[0] ?? new Uint8Array(0))).toBe('49');
  expect((await reopened.list('b/')).length).toBe(50);
  await reopened.close();
});

it('a key outside a-z, 0-9, / and - is a bug', async () => {
  const vault = await openFileVault(newDirectory());
  expect(() => vault.write([entry('../x', '1')])).toThrow(RangeError);
  await vault.close();
});

/** Writes pairs (a, b) with equal numbers for ever, telling each number once it was acknowledged. */
const writerScript = (vaultModule: string) => `
  const { openFileVault } = await import(${JSON.stringify(vaultModule)});
  const vault = await openFileVault(process.argv[1]);
  const [old] = await vault.read(['a']);
  let n = old === null ? 0 : Number(new TextDecoder().decode(old));
  for (;;) {
    n++;
    const value = new TextEncoder().encode(String(n));
    await vault.write([
      { key: 'a', value },
      { key: 'large', value: new Uint8Array(5000 + (n % 7) * 3000) },
      { key: 'gone/' + (n % 5), value: n % 2 === 0 ? null : value },
      { key: 'b', value },
    ]);
    process.stdout.write(n + '\\n');
  }
`;

/** Runs a writer until it acknowledged some writes, and kills it; gives the last number that it told. */
function writeUntilKilled(directory: string, bundled: string, acknowledgements: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', writerScript(bundled), directory], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let told = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      told += text;
      if (told.split('\n').length > acknowledgements) child.kill('SIGKILL');
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    child.on('close', () => {
      const lines = told.split('\n').slice(0, -1);
      if (lines.length === 0) reject(new Error(errors));
      else resolve(Number(lines.at(-1)));
    });
  });
}

it('a process killed while it writes loses nothing that was acknowledged and leaves no half of a write', async () => {
  const { rolldown } = await import('rolldown');
  const workshop = newDirectory();
  // The vault alone: of the server it takes the lock, and nothing that would have to be found from elsewhere.
  const bundle = await rolldown({
    input: join(import.meta.dirname, 'file-vault.ts'),
    platform: 'node',
    external: (id) => !/^[./]|^@(?:bluezone|noble)\//.test(id),
    treeshake: { moduleSideEffects: false },
  });
  await bundle.write({ file: join(workshop, 'vault.mjs'), format: 'esm' });
  await bundle.close();
  const directory = newDirectory();
  for (let round = 0; round < 12; round++) {
    const acknowledged = await writeUntilKilled(directory, join(workshop, 'vault.mjs'), 3 + 7 * round);
    const vault = await openFileVault(directory);
    const [a, b] = (await vault.read(['a', 'b'])).map((value) => asciiText(value ?? new Uint8Array(0)));
    await vault.close();
    expect(a).toBe(b);
    expect(Number(a)).toBeGreaterThanOrEqual(acknowledged);
  }
});
