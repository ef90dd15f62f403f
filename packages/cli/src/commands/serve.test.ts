// SPDX-License-Identifier: GPL-3.0-only
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { defaultConfiguration } from '@bluezone/protocol';
import { afterAll, expect, it } from 'vitest';
import { commands } from '../command-table.ts';
import { runCommandLine } from '../run-command-line.ts';
import { type CapturedIo, capturedIo } from '../testing/captured-io.ts';
import { removeTemporaryFolders, temporaryFolder } from '../testing/temporary-folder.ts';

const script = fileURLToPath(new URL('../../../../scripts/bluezone.mjs', import.meta.url));
const longest = 180_000;
const children: ChildProcess[] = [];

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  removeTemporaryFolders();
});

async function run(io: CapturedIo, ...args: string[]) {
  Object.assign(io.written, { stdout: '', stderr: '' });
  const code = await runCommandLine(args, commands, io);
  return { code, ...io.written };
}

/** A folder with all that `serve --role all` needs for a trial. */
async function trialFolder(): Promise<CapturedIo> {
  // The clock of the process that serves: an invitation made a year ago would have ended.
  const io = capturedIo(temporaryFolder(), {}, Date.now() / 1000);
  const at = { host: '127.0.0.1', port: 0 };
  const file = {
    ...{ format: 1, mode: 'trial', tls: 'none', phones: 'phones.json', settings: { answerDelayMs: 0 } },
    all: {
      ...{
        listen: { public: at, operations: at },
        store: { engine: 'embedded', directory: 'data' },
        keys: 'keys',
      },
      ...{ objects: { directory: 'objects' }, sms: { senders: [], developmentInbox: true } },
    },
  };
  writeFileSync(join(io.cwd, 'operator.json'), JSON.stringify(file));
  writeFileSync(join(io.cwd, 'phones.json'), JSON.stringify(defaultConfiguration));
  expect((await run(io, 'keys', 'make', 'keys')).code).toBe(0);
  return io;
}

it(
  'serves all desks in one process: ready, then an account made beforehand logs in, then it stops with 0',
  async () => {
    const io = await trialFolder();
    const added = await run(
      io,
      'staff',
      'add',
      'nurse',
      '--config',
      'operator.json',
      '--role',
      'all',
      '--json',
    );
    expect(added).toMatchObject({ code: 0, stderr: '' });
    const child = spawn(process.execPath, [script, 'serve', '--role', 'all', '--config', 'operator.json'], {
      cwd: io.cwd,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    let ports: { public: number; operations: number } | undefined;
    for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
      const said = JSON.parse(line);
      if (!String(said.msg).startsWith('listening')) continue;
      ports = said;
      break;
    }
    if (ports === undefined) throw new Error('it did not start');
    const ready = await fetch(`http://127.0.0.1:${ports.operations}/readyz`);
    expect(await ready.json()).toEqual({ status: 'ready' });
    const login = await fetch(`http://127.0.0.1:${ports.public}/v1/staff/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: added.stdout,
    });
    expect(login.status).toBe(200);
    const index = await fetch(`http://127.0.0.1:${ports.public}/v1/index`);
    expect(index.status).toBe(200);
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
    const again = await run(io, 'staff', 'add', 'nurse', '--config', 'operator.json', '--role', 'all');
    expect(again.stderr).toMatch(/^staff\.name-taken: /);
  },
  longest,
);

it.each([
  [[], '--role ROLE is missing'],
  [['--role', 'all'], '--config FILE is missing'],
  [['--role', 'x', '--config', 'operator.json'], '--role must be one of'],
])('says what is missing after serve %j', async (args, text) => {
  const io = capturedIo(temporaryFolder());
  const refused = await run(io, 'serve', ...args);
  expect([refused.code, refused.stderr.includes(text)]).toEqual([2, true]);
});

it('starts nothing out of a file that is wrong, or that lacks the role', async () => {
  const io = await trialFolder();
  const refused = await run(io, 'serve', '--role', 'cases', '--config', 'operator.json');
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toContain('cases: is missing');
  expect((await run(io, 'serve', '--role', 'all', '--config', 'none.json')).stderr).toMatch(
    /^file\.missing: /,
  );
});
