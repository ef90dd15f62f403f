// SPDX-License-Identifier: GPL-3.0-only
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asciiText } from '@bluezone/protocol';
import { afterAll, expect, it } from 'vitest';
import { openShelf } from './shelf.ts';

const directories: string[] = [];

afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
});

function newDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'bluezone-shelf-kill-'));
  directories.push(directory);
  return directory;
}

const phones = Array.from({ length: 8 }, (_, i) => i);

/**
 * Eight phones write pairs (a, b) of equal numbers for ever, each telling "phone number" once it was acknowledged; rows
 * between them are written over and deleted in files so small that some are always being rewritten.
 */
const writerScript = (shelfModule: string) => `
  const { openShelf } = await import(${JSON.stringify(shelfModule)});
  let seconds = 1e6;
  const shelf = await openShelf(process.argv[1], ${JSON.stringify(phones)}, {
    durability: 'durable', segmentBytes: 60_000, forgetAfterSeconds: 20, clock: () => (seconds += 0.05),
  });
  for (const phone of ${JSON.stringify(phones)}) void (async () => {
    const vault = shelf.vault(phone);
    const [old] = await vault.read(['a']);
    let n = old === null ? 0 : Number(new TextDecoder().decode(old));
    for (;;) {
      n++;
      const value = new TextEncoder().encode(String(n));
      await vault.write([
        { key: 'a', value },
        { key: 'rows/' + (n % 40), value: new Uint8Array(500 + (n % 7) * 300).fill(n) },
        { key: 'gone/' + (n % 5), value: n % 10 < 5 ? null : value },
        { key: 'b', value },
      ]);
      process.stdout.write(phone + ' ' + n + '\\n');
    }
  })();
`;

/** Runs a writer until it acknowledged some writes, and kills it; gives the last number that each phone told. */
function writeUntilKilled(directory: string, bundled: string, acknowledgements: number): Promise<number[]> {
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
      const last = phones.map(() => 0);
      for (const line of told.split('\n').slice(0, -1)) {
        const [phone, n] = line.split(' ').map(Number);
        last[phone ?? 0] = n ?? 0;
      }
      if (errors === '') resolve(last);
      else reject(new Error(errors));
    });
  });
}

it('a process killed while eight phones write loses nothing acknowledged, and brings back nothing deleted', async () => {
  const { rolldown } = await import('rolldown');
  const workshop = newDirectory();
  // The shelf alone: of the server it takes the lock, and nothing that would have to be found from elsewhere.
  const bundle = await rolldown({
    input: join(import.meta.dirname, 'shelf.ts'),
    platform: 'node',
    external: (id) => !/^[./]|^@(?:bluezone|noble)\//.test(id),
    treeshake: { moduleSideEffects: false },
  });
  await bundle.write({ file: join(workshop, 'shelf.mjs'), format: 'esm' });
  await bundle.close();
  const directory = newDirectory();
  const last = phones.map(() => 0);
  for (let round = 0; round < 6; round++) {
    const told = await writeUntilKilled(directory, join(workshop, 'shelf.mjs'), 50 + 190 * round);
    const shelf = await openShelf(directory, phones, { durability: 'durable' });
    expect(shelf.found).toBe('whole');
    for (const phone of phones) {
      const vault = shelf.vault(phone);
      const [a, b] = (await vault.read(['a', 'b'])).map((value) => asciiText(value ?? new Uint8Array(0)));
      expect(a).toBe(b);
      const n = Number(a);
      expect(n).toBeGreaterThanOrEqual(Math.max(told[phone] ?? 0, last[phone] ?? 0));
      last[phone] = n;
      for (let before = n; before > Math.max(0, n - 40); before--) {
        const [row] = await vault.read([`rows/${before % 40}`]);
        expect(row).toEqual(new Uint8Array(500 + (before % 7) * 300).fill(before));
      }
      for (let before = n; before > Math.max(0, n - 5); before--) {
        const [row] = await vault.read([`gone/${before % 5}`]);
        expect(row && asciiText(row)).toBe(before % 10 < 5 ? null : String(before));
      }
    }
    await shelf.close();
  }
  expect(readdirSync(directory).some((name) => name.endsWith('.kept'))).toBe(true);
});
