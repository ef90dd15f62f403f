// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import type { Command } from './command.ts';
import { refuse } from './command-failure.ts';
import { commands } from './command-table.ts';
import { defineCommand } from './define-command.ts';
import { runCommandLine } from './run-command-line.ts';
import { capturedIo } from './testing/captured-io.ts';
import { removeTemporaryFolders, temporaryFolder } from './testing/temporary-folder.ts';

afterEach(removeTemporaryFolders);

async function run(args: readonly string[], table: readonly Command[] = commands) {
  const io = capturedIo('.');
  const code = await runCommandLine(args, table, io);
  return { code, ...io.written };
}

it('prints its version', async () => {
  expect(await run(['--version'])).toEqual({ code: 0, stdout: `bluezone ${manifest.version}\n`, stderr: '' });
});

it.each([[['help']], [['--help']], [['-h']]])('lists all commands for %j', async (args) => {
  const { code, stdout, stderr } = await run(args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  for (const { name, summary } of commands) expect(stdout).toContain(`  ${name.padEnd(14)}  ${summary}\n`);
});

it.each(commands.map(({ name, usage }) => [name, usage]))(
  'explains "%s" in three ways',
  async (name, usage) => {
    const words = name.split(' ');
    for (const args of [
      ['help', ...words],
      [...words, '--help'],
      [...words, 'DIR', '--json', '-h'],
    ])
      expect(await run(args)).toEqual({ code: 0, stdout: usage, stderr: '' });
    expect(usage).toMatch(new RegExp(`^usage: bluezone ${name}`));
    for (const line of usage.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
  },
);

it('lists the commands of one family', async () => {
  for (const args of [
    ['help', 'keys'],
    ['keys', '--help'],
  ]) {
    const { code, stdout } = await run(args);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^usage: bluezone keys COMMAND …\n/);
    expect(stdout).toContain('keys rotate');
    expect(stdout).not.toContain('export inspect');
  }
});

it.each([
  [['frobnicate'], 'bluezone: there is no command "frobnicate"\nTry "bluezone help".\n'],
  [['--frobnicate'], 'bluezone: there is no option "--frobnicate"\nTry "bluezone help".\n'],
  [['help', 'frobnicate'], 'bluezone: there is no command "frobnicate"\nTry "bluezone help".\n'],
  [['export'], 'bluezone export: needs one of inspect\nTry "bluezone help export".\n'],
  [['export', 'print'], 'bluezone export: needs one of inspect, not "print"\nTry "bluezone help export".\n'],
  [['keys', 'make'], 'bluezone keys make: DIR is missing\nTry "bluezone help keys make".\n'],
  [
    ['keys', 'make', 'a', '--force'],
    'bluezone keys make: there is no option "--force"\nTry "bluezone help keys make".\n',
  ],
])('refuses %j in one line with a hint, nothing on stdout and exit code 2', async (args, stderr) => {
  expect(await run(args)).toEqual({ code: 2, stdout: '', stderr });
});

it('shows the help on stderr, as a mistake, when nothing is asked', async () => {
  const { code, stdout, stderr } = await run([]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^usage: bluezone COMMAND …\n/);
});

it('tells a failure by its code, and a bug by its stack', async () => {
  const table = [
    defineCommand({
      name: 'fail',
      summary: 'fails',
      usage: 'usage: bluezone fail',
      options: { json: 'boolean' },
      operands: [],
      execute: async () => refuse('trace.corrupt', 'the end\nis missing'),
    }),
    defineCommand({
      name: 'break',
      summary: 'breaks',
      usage: 'usage: bluezone break',
      options: {},
      operands: [],
      execute: async () => {
        throw new TypeError('impossible');
      },
    }),
  ];
  const line = 'trace.corrupt: the end\\u{a}is missing\n';
  expect(await run(['fail'], table)).toEqual({ code: 1, stdout: '', stderr: line });
  const json = await run(['fail', '--json'], table);
  expect({ code: json.code, stderr: json.stderr }).toEqual({ code: 1, stderr: line });
  expect(JSON.parse(json.stdout)).toEqual({
    error: { code: 'trace.corrupt', message: 'the end\\u{a}is missing' },
  });
  const bug = await run(['break'], table);
  expect({ code: bug.code, stdout: bug.stdout }).toEqual({ code: 70, stdout: '' });
  expect(bug.stderr).toMatch(/fault in bluezone .*\nTypeError: impossible\n +at /);
});

it('never throws and never shows a stack, whatever is typed', async () => {
  const offline = commands.filter(({ name }) => /^(?:export|keys) /.test(name));
  const cwd = temporaryFolder();
  const words = offline.flatMap(({ name }) => name.split(' '));
  const options = [
    '--json',
    '--public-key',
    '--to',
    '--from',
    '--passphrase-file',
    '--pem',
    '--help',
    '--',
    '-',
  ];
  const text = fc.string({ unit: 'binary', maxLength: 8 }).map((typed) => typed.replaceAll('/', ''));
  const argument = fc.oneof(fc.constantFrom(...words, ...options, 'index', '.', '..', ''), text);
  const start = fc.constantFrom<string[]>([], ['help'], ...offline.map(({ name }) => name.split(' ')));
  await fc.assert(
    fc.asyncProperty(start, fc.array(argument, { maxLength: 5 }), async (first, rest) => {
      const io = capturedIo(cwd, { BLUEZONE_PASSPHRASE: 'long enough' });
      const code = await runCommandLine([...first, ...rest], offline, io);
      expect([0, 1, 2]).toContain(code);
      expect(io.written.stderr).not.toMatch(/^ +at /m);
      if (code === 2) expect(io.written.stdout).toBe('');
      if (code !== 0) expect(io.written.stderr).not.toBe('');
    }),
    { numRuns: 150, seed: 11 },
  );
});
