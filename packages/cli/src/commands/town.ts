// SPDX-License-Identifier: GPL-3.0-only
import { availableParallelism } from 'node:os';
import type { TownResult } from '@bluezone/simulator';
import { builtThreadFile } from '../built-file.ts';
import { exitCodes } from '../command.ts';
import { refuse } from '../command-failure.ts';
import { defineCommand } from '../define-command.ts';
import { parseIntegerOption } from '../parse-number-option.ts';
import { createProgress } from '../progress.ts';
import { scoreTable } from '../score-table.ts';
import { readSimulationOptions, simulationOptionTypes } from '../simulation-options.ts';
import { withScratchFolder } from './town-scratch.ts';

const mostResidents = 5000;
const mostDays = 60;
const mostThreads = 16;
/** More than this many threads are only used when asked for: each makes the whole town for itself. */
const usualThreads = 4;

export const town = defineCommand({
  name: 'town',
  summary: 'Let a generated town live with real phones and a real server, and score the warnings',
  usage: `usage: bluezone town [options]

Generates a town (homes, work, school, market, bus), lets its people live for some days with phones that really run
everything, and scores every warning against who was within 2 m. Walls, bodies and bystanders stand between phones,
so that many people are near but not close.

  --residents N     1 to 5000 (default 200)
  --days N          4 to 60 (default 14); cases are sampled from the third day to the last but one
  --seed N          draws town, cases, radio and phones; the same seed gives the same run (default 1)
  --cases N         confirmed cases, drawn among the people (default 10)
  --adoption SHARE  share of people with the app, 0 to 1 (default 1)
  --consent SHARE   share of people who consent to share and to warn others, 0 to 1 (default 1)
  --scan W/P        scan W seconds every P seconds (default 4/180; after a sighting every 90 s at most)
  --threads N       among how many threads the phones are divided, 1 to ${mostThreads} (default: one for each processor,
                    ${usualThreads} at most); the result is the same
  --json            one JSON object on one line: residents, days, statistics of the town, phones, cases, reports,
                    claims, f1 and f2 as in the demo, seconds (of real time), threads, cpuSeconds {total, engine, air},
                    personDaysPerSecond

personDaysPerSecond: days of phones with the app per CPU second of the phones' engines alone (cpuSeconds.engine);
cpuSeconds.air is their simulated radio, cpuSeconds.total all of the process: server, scoring and garbage too.
`,
  options: {
    ...simulationOptionTypes,
    residents: 'string',
    days: 'string',
    threads: 'string',
    json: 'boolean',
  },
  operands: [],
  async execute({ options }, io) {
    const asked = readSimulationOptions(options);
    if (!asked.ok) return asked;
    const { defaultTownSettings, leastTownDays, runTown, scanDuty } = await import('@bluezone/simulator');
    const { scan, ...numbers } = asked.value;
    const residents = parseIntegerOption(
      'residents',
      options.residents ?? String(defaultTownSettings.residents),
      1,
      mostResidents,
    );
    if (!residents.ok) return residents;
    const days = parseIntegerOption(
      'days',
      options.days ?? String(defaultTownSettings.days),
      leastTownDays,
      mostDays,
    );
    if (!days.ok) return days;
    const threads = parseIntegerOption(
      'threads',
      options.threads ?? String(Math.min(usualThreads, availableParallelism())),
      1,
      mostThreads,
    );
    if (!threads.ok) return threads;
    const cases = numbers.cases ?? Math.min(defaultTownSettings.cases, residents.value);
    if (cases > residents.value)
      return refuse('usage', `--cases: the town has only ${residents.value} residents`);
    const settings = {
      ...defaultTownSettings,
      ...numbers,
      cases,
      residents: residents.value,
      days: days.value,
      ...(scan === undefined ? {} : { duty: scanDuty(scan.windowSeconds, scan.periodSeconds) }),
    };
    const progress = createProgress(io.stderr);
    const threadFile = builtThreadFile() ?? null;
    const result = await withScratchFolder((directory) =>
      runTown(settings, { threadFile, threads: threads.value, directory }, (share, day) =>
        progress.report(`Living, now ${day}`, share, 1),
      ),
    );
    progress.finish();
    io.stdout.write(options.json ? `${JSON.stringify(result)}\n` : resultText(result));
    return exitCodes.success;
  },
});

const oneDigit = (figure: number | null): string => (figure === null ? '-' : figure.toFixed(1));

function resultText(result: TownResult): string {
  const { residents, days, statistics, cases, reports, claims, seconds, cpuSeconds, personDaysPerSecond } =
    result;
  return [
    `${residents} residents in ${statistics.households} households, ${days} days.\n`,
    `Within 2 m of each other: ${oneDigit(statistics.contactsOnWeekdays)} people on a weekday, `,
    `${oneDigit(statistics.contactsOnWeekends)} on a day of the weekend; ${oneDigit(statistics.longContactsPerDay)} a day for 15 minutes.\n`,
    `${cases} confirmed cases, ${reports} shared their keys; ${claims} contacts warned others.\n`,
    scoreTable(result.f1, result.f2),
    `${seconds} s; ${cpuSeconds.total} CPU seconds in all, ${cpuSeconds.engine} of them the phones' engines: `,
    `${oneDigit(personDaysPerSecond)} days of a phone per CPU second of the engine\n`,
  ].join('');
}
