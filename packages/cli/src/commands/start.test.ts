// SPDX-License-Identifier: GPL-3.0-only
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../../../scripts/bluezone.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'bluezone-start-'));
const children: ChildProcess[] = [];

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface Started {
  readonly child: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly exited: Promise<number | null>;
  /** Resolves with the address; rejects when the process ends before. */
  readonly address: Promise<string>;
}

function start(...args: string[]): Started {
  const child = spawn(process.execPath, [script, 'start', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  let [out, err] = ['', ''];
  child.stderr.on('data', (chunk: Buffer) => {
    err += String(chunk);
  });
  const exited = new Promise<number | null>((done) => child.on('exit', done));
  const address = new Promise<string>((done, fail) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += String(chunk);
      const found = /Bluezone is at (\S+)\n[\s\S]*Ctrl\+C/.exec(out)?.[1];
      if (found !== undefined) done(found);
    });
    void exited.then(() => fail(new Error(err)));
  });
  address.catch(() => undefined);
  return { child, stdout: () => out, stderr: () => err, exited, address };
}

it('starts, refuses a second process on its data or port by name, stops with 0, and shows the account once', async () => {
  const data = join(folder, 'data');
  const first = start('--port', '0', '--data', data);
  const { port } = new URL(await first.address);
  expect(first.stdout()).toMatch(/sample staff account .*: sample, password \S+/);
  expect(first.stdout()).toContain(data);

  const sameData = start('--port', '0', '--data', data);
  const samePort = start('--port', port, '--data', join(folder, 'other'));
  expect(await sameData.exited).toBe(1);
  expect(sameData.stderr()).toContain('store.locked');
  expect(sameData.stderr()).toContain(data);
  expect(await samePort.exited).toBe(1);
  expect(samePort.stderr()).toContain('port.in-use');
  expect(samePort.stderr()).toContain(port);

  first.child.kill('SIGTERM');
  expect(await first.exited).toBe(0);
  const again = start('--port', port, '--data', data);
  await again.address;
  expect(again.stdout()).not.toContain('password');
  again.child.kill('SIGINT');
  expect(await again.exited).toBe(0);
});

it('refuses a port that is none with a hint on how to ask', async () => {
  const wrong = start('--port', '99999');
  expect(await wrong.exited).toBe(2);
  expect(wrong.stderr()).toContain('--port');
});
