// SPDX-License-Identifier: GPL-3.0-only
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { commands } from '../command-table.ts';
import { runCommandLine } from '../run-command-line.ts';
import { type CapturedIo, capturedIo } from '../testing/captured-io.ts';
import { removeTemporaryFolders, temporaryFolder } from '../testing/temporary-folder.ts';

afterEach(removeTemporaryFolders);

async function run(io: CapturedIo, ...args: string[]) {
  Object.assign(io.written, { stdout: '', stderr: '' });
  const code = await runCommandLine(args, commands, io);
  return { code, ...io.written };
}

const write = (io: CapturedIo, name: string, content: unknown) =>
  writeFileSync(join(io.cwd, name), typeof content === 'string' ? content : JSON.stringify(content), {
    mode: 0o600,
  });

it.each([[], ['--role', 'exposure'], ['--role', 'all']])(
  'prints an example that it finds right, %j',
  async (...role) => {
    const io = capturedIo(temporaryFolder());
    const example = await run(io, 'config', 'example', ...role);
    expect(example).toMatchObject({ code: 0, stderr: '' });
    write(io, 'operator.json', example.stdout);
    const checked = await run(io, 'config', 'check', 'operator.json', '--json');
    expect(checked).toMatchObject({ code: 0, stderr: '' });
    const roles = role.length === 0 ? ['registration', 'cases', 'exposure', 'meetings'] : [role[1]];
    expect(JSON.parse(checked.stdout)).toEqual({ mode: 'production', roles });
  },
);

it('tells every wrong field on a line of its own, and shows no secret that stands in the file', async () => {
  const io = capturedIo(temporaryFolder());
  const example = JSON.parse((await run(io, 'config', 'example')).stdout);
  example.settings.answerDelayMs = 10;
  example.cases.store.connection = 'postgresql://bluezone_cases:hunter2@db/bluezone';
  delete example.phones;
  write(io, 'operator.json', example);
  const checked = await run(io, 'config', 'check', 'operator.json');
  expect(checked).toMatchObject({ code: 1, stdout: '' });
  expect(checked.stderr).toContain('  cases.store.connection: holds a secret');
  expect(checked.stderr).toContain('  phones: is missing; it must be a text');
  expect(checked.stderr).toMatch(/\nconfiguration\.layout: 2 fields are wrong\n$/);
  expect(checked.stderr).not.toContain('hunter2');
  for (const [content, reason] of [
    ['{"format": 1,', 'is not JSON'],
    ['\u0000', 'is not JSON'],
    ['[]', 'the file: [] is given; must be an object'],
  ]) {
    write(io, 'broken.json', content);
    const broken = await run(io, 'config', 'check', 'broken.json');
    expect([broken.code, broken.stderr.includes(reason as string)]).toEqual([1, true]);
  }
  expect((await run(io, 'config', 'check', 'none.json')).stderr).toMatch(/^file\.missing: /);
});

it('opens what a role needs of this machine, and names what is missing', async () => {
  const secrets = { HEADERS: 'a: b', KEY: 'ab'.repeat(32) };
  const io = capturedIo(temporaryFolder(), { ...secrets, LINK: 'ab'.repeat(32), DB: 'postgresql://a:b@/c' });
  const example = JSON.parse((await run(io, 'config', 'example', '--role', 'cases')).stdout);
  Object.assign(example.cases, {
    ...{ keys: 'keys', exposure: { secret: { env: 'LINK' } } },
    store: { engine: 'postgresql', connection: { env: 'DB' } },
  });
  Object.assign(example.cases.sms.senders[0], { headers: { env: 'HEADERS' }, signingKey: { env: 'KEY' } });
  write(io, 'operator.json', example);
  const before = await run(io, 'config', 'check', 'operator.json', '--role', 'cases');
  expect(before).toMatchObject({ code: 1 });
  expect(before.stderr).toMatch(/^key\.file: .*keys: cannot be read/);
  expect((await run(io, 'keys', 'make', 'keys', '--desk', 'cases')).code).toBe(0);
  expect(await run(io, 'config', 'check', 'operator.json', '--role', 'cases')).toMatchObject({
    ...{ code: 0, stderr: '', stdout: 'right, for production: cases\n' },
  });
  expect((await run(io, 'config', 'check', 'operator.json', '--role', 'exposure')).code).toBe(1);
  expect((await run(io, 'config', 'check', 'operator.json', '--role', 'everything')).code).toBe(2);
});

it('prints a configuration for phones that production refuses until it holds a service UUID of its own', async () => {
  const io = capturedIo(temporaryFolder(), {
    HEADERS: 'a: b',
    KEY: 'ab'.repeat(32),
    LINK: 'ab'.repeat(32),
    DB: 'postgresql://a:b@/c',
  });
  const phones = JSON.parse((await run(io, 'config', 'example', '--phones')).stdout);
  expect(phones.deployment.production).toBe(true);
  const example = JSON.parse((await run(io, 'config', 'example', '--role', 'registration')).stdout);
  Object.assign(example, { phones: 'phones.json' });
  Object.assign(example.registration, {
    ...{ keys: 'keys', exposure: { secret: { env: 'LINK' } } },
    store: { engine: 'postgresql', connection: { env: 'DB' } },
  });
  Object.assign(example.registration.sms.senders[0], {
    headers: { env: 'HEADERS' },
    signingKey: { env: 'KEY' },
  });
  write(io, 'operator.json', example);
  write(io, 'phones.json', phones);
  await run(io, 'keys', 'make', 'keys', '--desk', 'registration');
  const check = () => run(io, 'config', 'check', 'operator.json', '--role', 'registration');
  expect((await check()).stderr).toMatch(/^configuration\.layout: phones: .*service UUID/);
  phones.beacon.serviceUuid = 0xfe12;
  write(io, 'phones.json', phones);
  expect(await check()).toMatchObject({ code: 0, stderr: '' });
  phones.deployment.production = false;
  write(io, 'phones.json', phones);
  expect((await check()).stderr).toContain('deployment.production must be true');
});
