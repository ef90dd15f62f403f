// SPDX-License-Identifier: GPL-3.0-only
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeExport } from '@bluezone/protocol';
import { loadKeyring } from '@bluezone/server';
import { afterEach, expect, it } from 'vitest';
import { commands } from '../command-table.ts';
import { runCommandLine } from '../run-command-line.ts';
import { type CapturedIo, capturedIo } from '../testing/captured-io.ts';
import { removeTemporaryFolders, temporaryFolder } from '../testing/temporary-folder.ts';

afterEach(removeTemporaryFolders);

const passphrase = 'correct horse battery';

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(io: CapturedIo, ...args: string[]): Promise<Outcome> {
  Object.assign(io.written, { stdout: '', stderr: '' });
  const code = await runCommandLine(['keys', ...args], commands, io);
  return { code, ...io.written };
}

function filesIn(folder: string): Record<string, string> {
  const names = readdirSync(folder).sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** Everything in the files that must never be shown: lines of private keys, and raw secrets. */
function secretsIn(folder: string): string[] {
  return Object.entries(filesIn(folder)).flatMap(([name, text]) => {
    if (name.endsWith('.key')) return [text.trim()];
    return text.split('\n').filter((line) => line !== '' && !line.startsWith('-----'));
  });
}

async function madeKeys(env: Record<string, string> = {}): Promise<{ io: CapturedIo; folder: string }> {
  const io = capturedIo(temporaryFolder(), env);
  const made = await run(io, 'make', 'keys');
  expect(made).toMatchObject({ code: 0, stderr: '' });
  return { io, folder: join(io.cwd, 'keys') };
}

it('makes keys that only their owner can read, and says which without showing them', async () => {
  const io = capturedIo(temporaryFolder());
  const made = await run(io, 'make', 'keys', '--json');
  expect(made).toMatchObject({ code: 0, stderr: '' });
  const shown = JSON.parse(made.stdout);
  expect(shown.index).toHaveLength(1);
  expect(shown.export).toHaveLength(1);
  const purposes = shown.issuers.map(({ purpose }: { purpose: string }) => purpose);
  expect(purposes.sort()).toEqual(['claim', 'upload']);
  const folder = join(io.cwd, 'keys');
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
});

it('never makes keys over others, nor in a folder that holds other things', async () => {
  const { io, folder } = await madeKeys();
  const before = filesIn(folder);
  const again = await run(io, 'make', 'keys');
  expect(again.code).toBe(1);
  expect(again.stderr).toMatch(/^key\.file: .*already holds keys/);
  expect(filesIn(folder)).toEqual(before);
  mkdirSync(join(io.cwd, 'used'), { mode: 0o755 });
  writeFileSync(join(io.cwd, 'used', 'letter.txt'), 'dear');
  const beside = await run(io, 'make', 'used');
  expect(beside.stderr).toBe('file.exists: "used" holds other files; give a new or an empty folder\n');
  expect(readdirSync(join(io.cwd, 'used'))).toEqual(['letter.txt']);
  const file = await run(io, 'make', 'used/letter.txt');
  expect(file.code).toBe(1);
  expect(file.stderr).toMatch(/^file\.unreadable: /);
});

it('shows the public halves, as text, as JSON and as a PEM file, and never a secret', async () => {
  const { io, folder } = await madeKeys();
  const indexPem = createPublicKey(createPrivateKey(readFileSync(join(folder, 'index.pem'), 'utf8')))
    .export({ type: 'spki', format: 'pem' })
    .toString();
  const text = await run(io, 'show', 'keys');
  const json = await run(io, 'show', 'keys', '--json');
  const pem = await run(io, 'show', 'keys', '--pem', 'index');
  expect(pem.stdout).toBe(indexPem);
  expect(text.stdout).toContain(indexPem);
  expect(json.stdout.indexOf('\n')).toBe(json.stdout.length - 1);
  const shown = JSON.parse(json.stdout);
  expect(shown.index[0].publicKey).toBe(indexPem);
  for (const { publicKey } of shown.issuers) expect(createPublicKey(publicKey).asymmetricKeyType).toBe('rsa');
  for (const { desk, publicKey } of shown.seals) {
    const name = readdirSync(folder).find((each) => each.startsWith(`seal-${desk}-`)) ?? '';
    const own = createPublicKey(createPrivateKey(readFileSync(join(folder, name), 'utf8')));
    expect(publicKey).toBe(own.export({ type: 'spki', format: 'pem' }));
  }
  const everything = text.stdout + json.stdout + pem.stdout + text.stderr + json.stderr;
  for (const secret of secretsIn(folder)) expect(everything).not.toContain(secret);
});

it('makes the keys of one desk alone, and shows and rotates what there is', async () => {
  const io = capturedIo(temporaryFolder());
  expect((await run(io, 'make', 'keys', '--desk', 'meetings')).code).toBe(2);
  expect(await run(io, 'make', 'keys', '--desk', 'cases')).toMatchObject({ code: 0, stderr: '' });
  const shown = JSON.parse((await run(io, 'show', 'keys', '--json')).stdout);
  expect([shown.index, shown.export]).toEqual([[], []]);
  expect(shown.issuers.map(({ purpose }: { purpose: string }) => purpose)).toEqual(['upload']);
  expect(shown.seals.map(({ desk }: { desk: string }) => desk)).toEqual(['cases']);
  expect((await run(io, 'show', 'keys', '--pem', 'index')).stderr).toMatch(/^key\.file: /);
  expect((await run(io, 'rotate', 'keys', 'export')).stderr).toMatch(/^key\.file: /);
  const rotated = JSON.parse((await run(io, 'rotate', 'keys', 'seal-cases', '--json')).stdout);
  expect(rotated.seals).toHaveLength(2);
});

it('gives the PEM file with which an export of the same keys is verified', async () => {
  const { io, folder } = await madeKeys();
  const keyring = loadKeyring(folder);
  if (!keyring.ok) throw new Error(keyring.detail);
  const { id, sign } = keyring.value.export;
  const content = {
    start: 0,
    end: 600,
    region: 'VN',
    batchNumber: 1,
    batchSize: 1,
    keys: [],
    revisedKeys: [],
  };
  const zip = await writeExport(content, { keyId: id, keyVersion: 'v1', sign });
  writeFileSync(join(io.cwd, 'export.zip'), zip);
  for (const [use, code] of [
    ['export', 0],
    ['index', 1],
  ] as const) {
    writeFileSync(join(io.cwd, 'public.pem'), (await run(io, 'show', 'keys', '--pem', use)).stdout);
    expect(
      await runCommandLine(['export', 'inspect', 'export.zip', '--public-key', 'public.pem'], commands, io),
    ).toBe(code);
  }
});

it.each(['index', 'export'] as const)('rotates the %s key and keeps the one before pinned', async (use) => {
  const { io } = await madeKeys();
  const before = JSON.parse((await run(io, 'show', 'keys', '--json')).stdout);
  const rotated = await run(io, 'rotate', 'keys', use, '--json');
  expect(rotated).toMatchObject({ code: 0, stderr: '' });
  const after = JSON.parse((await run(io, 'show', 'keys', '--json')).stdout);
  expect(JSON.parse(rotated.stdout)).toEqual({ rotated: use, ...after });
  const other = use === 'index' ? 'export' : 'index';
  expect(after[other]).toEqual(before[other]);
  expect(after[use]).toHaveLength(2);
  expect(after[use][1]).toEqual(before[use][0]);
  expect(after[use][0].id).not.toBe(before[use][0].id);
});

it('rotates an issuer and keeps the one before accepted', async () => {
  const { io } = await madeKeys();
  const before = JSON.parse((await run(io, 'show', 'keys', '--json')).stdout);
  expect((await run(io, 'rotate', 'keys', 'upload')).code).toBe(0);
  const after = JSON.parse((await run(io, 'show', 'keys', '--json')).stdout);
  expect(after.issuers).toHaveLength(before.issuers.length + 1);
  expect(after.issuers).toEqual(expect.arrayContaining(before.issuers));
});

it('restores a backup file for file, with the passphrase from a file or from the environment', async () => {
  const { io, folder } = await madeKeys({ BLUEZONE_PASSPHRASE: passphrase });
  await run(io, 'rotate', 'keys', 'export');
  writeFileSync(join(io.cwd, 'passphrase'), `${passphrase}\n`);
  const made = await run(
    io,
    'backup',
    'keys',
    '--to',
    'keys.backup',
    '--passphrase-file',
    'passphrase',
    '--json',
  );
  expect(made).toMatchObject({ code: 0, stderr: '' });
  const backup = readFileSync(join(io.cwd, 'keys.backup'));
  expect(JSON.parse(made.stdout)).toEqual({ directory: 'keys', file: 'keys.backup', bytes: backup.length });
  expect(statSync(join(io.cwd, 'keys.backup')).mode & 0o777).toBe(0o600);
  for (const secret of secretsIn(folder)) expect(backup.includes(secret)).toBe(false);
  const restored = await run(io, 'restore', 'again', '--from', 'keys.backup', '--json');
  expect(restored).toMatchObject({ code: 0, stderr: '' });
  expect(filesIn(join(io.cwd, 'again'))).toEqual(filesIn(folder));
  expect(JSON.parse(restored.stdout)).toEqual(JSON.parse((await run(io, 'show', 'keys', '--json')).stdout));
});

it('never writes a backup over another file', async () => {
  const { io } = await madeKeys({ BLUEZONE_PASSPHRASE: passphrase });
  writeFileSync(join(io.cwd, 'keys.backup'), 'precious');
  const refused = await run(io, 'backup', 'keys', '--to', 'keys.backup');
  expect(refused.code).toBe(1);
  expect(refused.stderr).toBe('file.exists: "keys.backup" exists already, and is not overwritten\n');
  expect(readFileSync(join(io.cwd, 'keys.backup'), 'utf8')).toBe('precious');
});

it('restores nothing with a wrong passphrase, from a damaged backup, or over other keys', async () => {
  const { io, folder } = await madeKeys({ BLUEZONE_PASSPHRASE: passphrase });
  await run(io, 'backup', 'keys', '--to', 'keys.backup');
  const damaged = readFileSync(join(io.cwd, 'keys.backup'));
  damaged[100] = (damaged[100] ?? 0) ^ 1;
  writeFileSync(join(io.cwd, 'damaged.backup'), damaged);
  writeFileSync(join(io.cwd, 'other.backup'), 'something else');
  const strange = capturedIo(io.cwd, { BLUEZONE_PASSPHRASE: 'incorrect horse' });
  const wrong = await run(strange, 'restore', 'again', '--from', 'keys.backup');
  expect(wrong).toMatchObject({ code: 1, stdout: '' });
  expect(wrong.stderr).toMatch(/^key\.file: .*wrong passphrase/);
  expect(wrong.stderr).not.toContain('horse');
  const broken = await run(io, 'restore', 'again', '--from', 'damaged.backup');
  expect(broken.stderr).toMatch(/^key\.file: .*damaged/);
  const none = await run(io, 'restore', 'again', '--from', 'other.backup');
  expect(none.stderr).toMatch(/^key\.file: .*not a backup/);
  expect(existsSync(join(io.cwd, 'again'))).toBe(false);
  const before = filesIn(folder);
  const over = await run(io, 'restore', 'keys', '--from', 'keys.backup');
  expect(over.code).toBe(1);
  expect(over.stderr).toMatch(/^key\.file: .*already holds keys/);
  expect(filesIn(folder)).toEqual(before);
});

it('asks for a passphrase, and refuses a short one', async () => {
  const { io } = await madeKeys();
  const none = await run(io, 'backup', 'keys', '--to', 'keys.backup');
  expect(none.code).toBe(1);
  expect(none.stderr).toBe('passphrase.missing: give --passphrase-file FILE, or set BLUEZONE_PASSPHRASE\n');
  writeFileSync(join(io.cwd, 'short'), 'abc\n');
  const short = await run(io, 'backup', 'keys', '--to', 'keys.backup', '--passphrase-file', 'short');
  expect(short.code).toBe(1);
  expect(short.stderr).toMatch(/^key\.file: .*at least 8 characters/);
  expect(existsSync(join(io.cwd, 'keys.backup'))).toBe(false);
});

it('names the key file that is missing or wrong', async () => {
  const { io, folder } = await madeKeys();
  writeFileSync(join(folder, 'export.pem'), 'garbage');
  const wrong = await run(io, 'show', 'keys', '--json');
  expect(wrong.code).toBe(1);
  expect(JSON.parse(wrong.stdout).error.code).toBe('key.file');
  expect(wrong.stderr).toMatch(/^key\.file: .*export\.pem/);
  expect((await run(io, 'show', 'nowhere')).stderr).toMatch(/^key\.file: .*nowhere/);
});

it('says which keys there are to rotate and to print', async () => {
  const io = capturedIo(temporaryFolder());
  const rotated = await run(io, 'rotate', 'keys', 'all');
  expect(rotated).toMatchObject({ code: 2, stdout: '' });
  expect(rotated.stderr).toContain(
    'KEY must be one of index, export, upload, claim, seal-door, seal-cases, seal-registration, not "all"',
  );
  expect((await run(io, 'show', 'keys', '--pem', 'upload')).code).toBe(2);
});
