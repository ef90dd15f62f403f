// SPDX-License-Identifier: GPL-3.0-only
// The entry of the bundle: the only place that touches the process. It sets the exit code and lets Node end by itself,
// so that what was written is written whole.
import { type CommandIo, exitCodes } from './command.ts';
import { commands } from './command-table.ts';
import { reportBug, runCommandLine } from './run-command-line.ts';

const io: CommandIo = {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  now: () => Math.floor(Date.now() / 1000),
};

/** What a shell reports of a program that wrote to a pipe nobody reads any more: never a success. */
const brokenPipe = 141;

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(brokenPipe);
  io.stderr.write(`file.unwritable: the output cannot be written (${error.code ?? error.message})\n`);
  process.exit(exitCodes.failure);
});
process.stderr.on('error', () => {});
process.on('uncaughtException', (error) => process.exit(reportBug(error, io)));

// No await here: parts that a command loads later may import from this module, and would wait for it for ever.
void runCommandLine(process.argv.slice(2), commands, io).then((code) => {
  process.exitCode = code;
});
