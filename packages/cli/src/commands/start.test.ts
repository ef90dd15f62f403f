// SPDX-License-Identifier: GPL-3.0-only
import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { runCommandLine } from '../run-command-line.ts';
import { capturedIo } from '../testing/captured-io.ts';
import { removeTemporaryFolders, temporaryFolder } from '../testing/temporary-folder.ts';
import { start } from './start.ts';

const script = fileURLToPath(new URL('../../../../scripts/bluezone.mjs', import.meta.url));
const longest = 180_000;
const children: ChildProcess[] = [];

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  removeTemporaryFolders();
});

interface Started {
  readonly child: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly exited: Promise<number | null>;
  /** Resolves with the address when the page can be opened. */
  readonly address: Promise<string>;
  /** Resolves when everything has been said that is said at a start. */
  readonly ready: Promise<unknown>;
}

/** The command as a person runs it. */
function startTown(...args: string[]): Started {
  const child = spawn(process.execPath, [script, 'start', '--residents', '4', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let [out, err] = ['', ''];
  child.stderr.on('data', (chunk: Buffer) => {
    err += String(chunk);
  });
  const exited = new Promise<number | null>((done) => child.on('close', done));
  const said = (what: RegExp) =>
    new Promise<string>((done, fail) => {
      child.stdout.on('data', () => {
        const found = what.exec(out);
        if (found !== null) done(found[1] ?? '');
      });
      void exited.then((code) => fail(new Error(`ended with ${code}: ${out}${err}`)));
    });
  child.stdout.on('data', (chunk: Buffer) => {
    out += String(chunk);
  });
  const address = said(/Bluezone is at (\S+)\n/);
  const ready = said(/the town is ready\n[\s\S]*Ctrl\+C/);
  for (const each of [address, ready]) each.catch(() => undefined);
  return { child, stdout: () => out, stderr: () => err, exited, address, ready };
}

async function feedOf(address: string): Promise<{ kind: string }[]> {
  const answer = await fetch(`${address}/tour/state?since=0`);
  return ((await answer.json()) as { feed: { kind: string }[] }).feed;
}

it(
  'lives its past once, shows the account once, refuses a second process on its data or port by name, and stops with 0',
  async () => {
    const data = temporaryFolder();
    const first = startTown('--port', '0', '--past', '2', '--data', data);
    const address = await first.address;
    const { port } = new URL(address);
    expect((await fetch(address)).status).toBe(200);
    await first.ready;
    for (const name of ['quoc-gia', 'tinh', 'khu-vuc', 'kiem-toan', 'quan-tri'])
      expect(first.stdout()).toMatch(new RegExp(` ${name} +password ([2-9a-z]{5}-){3}[2-9a-z]{5} `));
    expect(first.stdout()).toContain(data);
    expect(first.stderr()).toMatch(/The town lives its past, day 1 0 %/);
    expect(await feedOf(address)).toEqual([expect.objectContaining({ kind: 'born', residents: 4 })]);

    const sameData = startTown('--port', '0', '--past', '2', '--data', data);
    const samePort = startTown('--port', port, '--data', temporaryFolder());
    expect(await sameData.exited).toBe(1);
    expect(sameData.stderr()).toContain('store.locked');
    expect(sameData.stderr()).toContain(data);
    expect(await samePort.exited).toBe(1);
    expect(samePort.stderr()).toContain('port.in-use');
    expect(samePort.stderr()).toContain(port);

    first.child.kill('SIGTERM');
    expect(await first.exited).toBe(0);
    const again = startTown('--port', port, '--past', '2', '--data', data);
    await again.ready;
    expect(again.stdout()).not.toContain('password');
    expect(again.stderr()).not.toContain('lives its past');
    expect((await feedOf(address)).map(({ kind }) => kind)).toEqual(['born', 'gap']);
    again.child.kill('SIGINT');
    expect(await again.exited).toBe(0);
  },
  longest,
);

it(
  'can be stopped while the town lives its past, and lives it from the beginning at the next start',
  async () => {
    const data = temporaryFolder();
    const first = startTown('--port', '0', '--past', '2', '--data', data);
    await first.address;
    first.child.kill('SIGINT');
    expect(await first.exited).toBe(0);
    expect(first.stdout()).not.toContain('ready');
    const again = startTown('--port', '0', '--past', '2', '--data', data);
    await again.ready;
    expect(await feedOf(await again.address)).toEqual([expect.objectContaining({ kind: 'born' })]);
    again.child.kill('SIGINT');
    expect(await again.exited).toBe(0);
  },
  longest,
);

it.each([
  [['--residents', '0'], '--residents'],
  [['--residents', '5001'], '--residents'],
  [['--residents', '9', '--trace', 'meetings.dat'], '--trace'],
  [['--pace', '0'], '--pace'],
  [['--past', '15'], '--past'],
  [['--past', '2', '--trace', 'meetings.dat'], '--past'],
  [['--seed', 'x'], '--seed'],
  [['--port', '99999'], '--port'],
])('refuses %j with a hint on how to ask', async (args, named) => {
  const io = capturedIo(temporaryFolder());
  expect(await runCommandLine(['start', ...args], [start], io)).toBe(2);
  expect(io.written.stderr).toContain(named);
  expect(io.written.stderr).toContain('help start');
});

it('refuses a recording that is not there, none, or larger than a town by a code', async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'words.dat'), 'these are no meetings');
  const many = Array.from({ length: 5001 }, (_, n) => `20 ${n} ${n + 1}`);
  writeFileSync(join(cwd, 'many.dat'), many.join('\n'));
  for (const [file, told] of [
    ['absent.dat', 'file.missing'],
    ['words.dat', 'trace.unknown-format'],
    ['many.dat', '5002'],
  ] as const) {
    const io = capturedIo(cwd);
    expect(await runCommandLine(['start', '--trace', file], [start], io), file).not.toBe(0);
    expect(io.written.stderr).toContain(told);
  }
});
