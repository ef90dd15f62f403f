// SPDX-License-Identifier: GPL-3.0-only
// `bluezone start`, what `npm start` runs: everything in one process on this machine, for looking at.
import { resolve } from 'node:path';
import type { Result } from '@bluezone/protocol';
import type { Tour, TourOptions } from '@bluezone/simulator';
import { builtAppFolder, builtConsoleFolder, builtPageFolder, builtThreadFile } from '../built-file.ts';
import { type CommandIo, exitCodes } from '../command.ts';
import { type CommandFailure, type CommandResult, refuse } from '../command-failure.ts';
import { defineCommand } from '../define-command.ts';
import { readFileWithin } from '../file-access.ts';
import { interruption } from '../interruption.ts';
import { parseIntegerOption } from '../parse-number-option.ts';
import { createProgress } from '../progress.ts';
import { readServingOptions, servingOptionTypes } from '../serving-options.ts';

const defaultPort = 8420;
const dataName = '.bluezone';
const defaultResidents = 200;
const mostResidents = 5000;
const mostPace = 3600;
const mostPastDays = 14;
const largestTrace = 512 * 1024 * 1024;

export const start = defineCommand({
  name: 'start',
  summary: 'A living town in the browser: real phones, the real server, and every question answered',
  usage: `usage: bluezone start [options]

Starts the server with all its desks and a town whose residents' phones run the real engine, and a page on which you
confirm a case and watch the warnings spread: who is told (F1), who warns theirs (F2), what each party knows, and what a
hostile server achieves. At the first start everybody lives fourteen days quickly; then time runs as it does for you.
The next start goes on with the same town; the time between counts as switched off. Only this machine can reach it.

  --residents N  how many live in the town, 1 to ${mostResidents} (default ${defaultResidents}); each size is a town of its own
  --trace FILE   a recording of real meetings as the town (SocioPatterns t i j, plain, .gz or .zip)
  --past N       whole days that a new town has lived before, 0 to ${mostPastDays} (default ${mostPastDays}); fewer are lived sooner
  --pace N       seconds of the town per second, 1 to ${mostPace} (default 1); the page can change it
  --seed N       another town, or another air over a recording (default 1)
  --port N       port on 127.0.0.1 (default ${defaultPort}; 0 takes a free one)
  --data DIR     where everything is kept (default ${dataName} in the project's folder)
`,
  options: {
    ...servingOptionTypes,
    ...{ residents: 'string', trace: 'string', past: 'string', pace: 'string', seed: 'string' },
  },
  operands: [],
  async execute({ options }, io) {
    const serving = readServingOptions(options, io.cwd);
    if (!serving.ok) return serving;
    const past = parseIntegerOption('past', options.past ?? String(mostPastDays), 0, mostPastDays);
    if (!past.ok) return past;
    if (options.past !== undefined && options.trace !== undefined)
      return refuse('usage', 'give --past or --trace: a recording has the past that was recorded');
    const world = await readWorld(options, io);
    if (!world.ok) return world;
    const pace = parseIntegerOption('pace', options.pace ?? '1', 1, mostPace);
    if (!pace.ok) return pace;
    const pageFolder = builtPageFolder();
    const threadFile = builtThreadFile();
    if (pageFolder === undefined || threadFile === undefined)
      return refuse('file.missing', 'the page is not built: run "npm start" once');
    const { openTour } = await import('@bluezone/simulator');
    const progress = createProgress(io.stderr);
    const faults: unknown[] = [];
    const stopped = interruption();
    const tour = await openAt(openTour, {
      directory: serving.value.data ?? resolve(pageFolder, '../..', dataName),
      port: serving.value.port ?? defaultPort,
      pageFolder,
      appFolder: builtAppFolder() ?? null,
      consoleFolder: builtConsoleFolder() ?? null,
      threadFile,
      world: world.value,
      pastDays: past.value,
      pace: pace.value,
      onProgress: (share, day) => progress.report(`The town lives its past, day ${day}`, share, 1),
      onFault: (error) => faults.push(error),
    });
    if (!tour.ok) return tour;
    io.stdout.write(`Bluezone is at ${tour.value.address}\n`);
    const began = await Promise.race([
      tour.value.ready.then(
        () => 'ready' as const,
        () => 'failed' as const,
      ),
      stopped,
    ]);
    progress.finish();
    if (began === 'ready') {
      tell(tour.value, io);
      await stopped;
    }
    io.stderr.write('Stopping.\n');
    await tour.value.close();
    if (faults[0] !== undefined) throw faults[0];
    return exitCodes.success;
  },
});

type StartOptions = Readonly<Partial<Record<'residents' | 'trace' | 'seed', string | undefined>>>;

async function readWorld(options: StartOptions, io: CommandIo): Promise<CommandResult<TourOptions['world']>> {
  const seed = parseIntegerOption('seed', options.seed ?? '1', 0, 0xffffffff);
  if (!seed.ok) return seed;
  if (options.trace === undefined) {
    const residents = parseIntegerOption(
      'residents',
      options.residents ?? String(defaultResidents),
      1,
      mostResidents,
    );
    if (!residents.ok) return residents;
    return { ok: true, value: { kind: 'town', residents: residents.value, seed: seed.value } };
  }
  if (options.residents !== undefined)
    return refuse('usage', 'give --residents or --trace: a recording has the people it has');
  const bytes = readFileWithin(io.cwd, options.trace, largestTrace);
  if (!bytes.ok) return bytes;
  const { readContactTrace } = await import('@bluezone/recordings');
  const trace = readContactTrace(bytes.value);
  if (!trace.ok) return refuse(trace.code, trace.message);
  if (trace.value.ids.length > mostResidents)
    return refuse(
      'usage',
      `--trace: a town has at most ${mostResidents} people, this recording has ${trace.value.ids.length}`,
    );
  const file = resolve(io.cwd, options.trace);
  return { ok: true, value: { kind: 'recording', file, trace: trace.value, seed: seed.value } };
}

async function openAt(
  open: (options: TourOptions) => Promise<Result<Tour>>,
  options: TourOptions,
): Promise<CommandResult<Tour>> {
  try {
    return await open(options);
  } catch (error) {
    const failure = explainListenError(error, options.port);
    if (failure === undefined) throw error;
    return failure;
  }
}

function explainListenError(error: unknown, port: number): CommandFailure | undefined {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (syscall !== 'listen') return undefined;
  if (code === 'EADDRINUSE')
    return refuse(
      'port.in-use',
      `Port ${port} is in use by another program. Stop it, or choose another port with --port.`,
    );
  if (code === 'EACCES')
    return refuse(
      'port.forbidden',
      `Port ${port} may not be used by you. Choose one above 1023 with --port.`,
    );
  return undefined;
}

function tell(tour: Tour, { stdout }: CommandIo): void {
  stdout.write('  the town is ready\n');
  if (builtAppFolder() !== undefined) stdout.write(`  the citizen’s app is at ${tour.address}/app/\n`);
  if (builtConsoleFolder() !== undefined)
    stdout.write(`  the health authority’s console is at ${tour.address}/console/\n`);
  if (tour.isFirstStart) {
    stdout.write('  sample accounts of the health authority (passwords are shown only this once):\n');
    for (const { username, password, en } of tour.staff)
      stdout.write(`    ${username.padEnd(10)} password ${password}  ${en}\n`);
  }
  stdout.write(`  their codes of the second factor are at ${tour.address}/development/second-factor\n`);
  stdout.write(`  text messages with codes are at ${tour.address}/development/inbox\n`);
  stdout.write(`  everything is kept in ${tour.folder}\n`);
  stdout.write('  Ctrl+C stops it; the next start goes on where it stopped\n');
}
