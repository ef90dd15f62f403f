// SPDX-License-Identifier: GPL-3.0-only
// `bluezone start`, what `npm start` runs: everything in one process on this machine, for looking at.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Result } from '@bluezone/protocol';
import type { Tour, TourOptions } from '@bluezone/simulator';
import { type CommandIo, exitCodes } from '../command.ts';
import { type CommandFailure, type CommandResult, refuse } from '../command-failure.ts';
import { defineCommand } from '../define-command.ts';
import { readServingOptions, servingOptionTypes } from '../serving-options.ts';

const defaultPort = 8420;
const dataName = '.bluezone';

/** Where the builder puts the page, as seen from the bundle, from its chunks and from this source file. */
const pagePlaces = ['../tour', '../../tour', '../../../../.build/tour'];

export const start = defineCommand({
  name: 'start',
  summary:
    'Show the whole loop in the browser: ten phones, the real server, every step and what each party knows',
  usage: `usage: bluezone start [options]

Starts the server with all its desks, ten simulated phones that run the real engine, and a page on which you play the
loop step by step: they meet, one is confirmed, shares, contacts are warned (F1), one warns theirs (F2). Only this
machine can reach it. Time moves only when you take a step; stop it and start again whenever you like.

  --port N    port on 127.0.0.1 (default ${defaultPort}; 0 takes a free one)
  --data DIR  where everything is kept (default ${dataName} in the project's folder)
`,
  options: servingOptionTypes,
  operands: [],
  async execute({ options }, io) {
    const asked = readServingOptions(options, io.cwd);
    if (!asked.ok) return asked;
    const pageFolder = findPage();
    if (pageFolder === undefined)
      return refuse('file.missing', 'the page is not built: run "npm start" once');
    const { openTour } = await import('@bluezone/simulator');
    const { silentLog } = await import('@bluezone/server');
    const directory = asked.value.data ?? resolve(pageFolder, '../..', dataName);
    const port = asked.value.port ?? defaultPort;
    const tour = await openAt(openTour, { directory, port, pageFolder, log: silentLog });
    if (!tour.ok) return tour;
    tell(tour.value, directory, io);
    await interruption();
    io.stderr.write('Stopping.\n');
    await tour.value.close();
    return exitCodes.success;
  },
});

function findPage(): string | undefined {
  return pagePlaces
    .map((place) => fileURLToPath(new URL(place, import.meta.url)))
    .find((place) => existsSync(`${place}/index.html`));
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

function tell(tour: Tour, directory: string, { stdout }: CommandIo): void {
  const account = `${tour.staff.username}, password ${tour.staff.password}`;
  stdout.write(`Bluezone is at ${tour.address}\n`);
  if (tour.isFirstStart) stdout.write(`  sample staff account (shown only this once): ${account}\n`);
  stdout.write(`  everything is kept in ${directory}\n`);
  stdout.write('  Ctrl+C stops it; the next start goes on where it stopped\n');
}

/** Ends at the first SIGINT or SIGTERM; a second one ends the process as usual. */
function interruption(): Promise<void> {
  return new Promise((done) => {
    const stop = () => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
      done();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}
