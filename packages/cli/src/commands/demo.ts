// SPDX-License-Identifier: GPL-3.0-only
import type { ReplayResult } from '@bluezone/simulator';
import { exitCodes } from '../command.ts';
import { refuse } from '../command-failure.ts';
import { defineCommand } from '../define-command.ts';
import { readFileWithin } from '../file-access.ts';
import { createProgress } from '../progress.ts';
import { scoreTable } from '../score-table.ts';
import { readSimulationOptions, simulationOptionTypes } from '../simulation-options.ts';

const largestTrace = 512 * 1024 * 1024;

export const demo = defineCommand({
  name: 'demo',
  summary: 'Replay recorded meetings through phones and server, and score the warnings',
  usage: `usage: bluezone demo --trace FILE [options]

Replays a recording (SocioPatterns t i j, plain, .gz or .zip): each recorded contact becomes beacons sent, lost and
heard by phone engines that scan on the configured duty cycle; cases are confirmed, share, and everybody's phone works
out by itself whether its owner is a contact (F1) or a contact of one (F2). Then the warnings are scored.

  --trace FILE      the recording; docs/datasets.md says where to get some
  --seed N          draws cases, radio and phones; the same seed gives the same run (default 1)
  --cases N         confirmed cases, drawn among the people (default 40)
  --adoption SHARE  share of people with the app, 0 to 1 (default 1)
  --consent SHARE   share of people who consent to share and to warn others, 0 to 1 (default 1)
  --scan W/P        scan W seconds every P seconds (default 4/180; after a sighting every 90 s at most)
  --json            one JSON object on one line: people, records, pairs, pairDaysOver15, phones, cases, reports,
                    claims, seconds, f1 and f2, each {expected, warned, precision, recall, precisionAt10, recallAt20}

F1 is expected of people with 15 true minutes or more beside one case on one of its infectious days (UTC, from two days
before the sample until the report); F2 of those beside one published F1 within its published time. Cases count nowhere.
precisionAt10: share of the warned with 10 true minutes or more; recallAt20: share of those with 20 or more who were
warned. A share of nothing is null.
`,
  options: { ...simulationOptionTypes, trace: 'string', json: 'boolean' },
  operands: [],
  async execute({ options }, io) {
    const asked = readSimulationOptions(options);
    if (!asked.ok) return asked;
    const { scan, ...numbers } = asked.value;
    if (options.trace === undefined) return refuse('usage', 'name a recording with --trace FILE');
    const bytes = readFileWithin(io.cwd, options.trace, largestTrace);
    if (!bytes.ok) return bytes;
    const { readContactTrace } = await import('@bluezone/recordings');
    const trace = readContactTrace(bytes.value);
    if (!trace.ok) return refuse(trace.code, trace.message);
    const { defaultReplaySettings, replayTrace, scanDuty } = await import('@bluezone/simulator');
    if ((numbers.cases ?? defaultReplaySettings.cases) > trace.value.people)
      return refuse('usage', `--cases: the recording has only ${trace.value.people} people`);
    const settings = {
      ...defaultReplaySettings,
      ...numbers,
      ...(scan === undefined ? {} : { duty: scanDuty(scan.windowSeconds, scan.periodSeconds) }),
    };
    const progress = createProgress(io.stderr);
    const result = await replayTrace(trace.value, settings, (share, day) =>
      progress.report(`Replaying, now ${day}`, share, 1),
    );
    progress.finish();
    io.stdout.write(options.json ? `${JSON.stringify(result)}\n` : resultText(result));
    return exitCodes.success;
  },
});

function resultText(result: ReplayResult): string {
  const { people, records, pairs, pairDaysOver15, cases, reports, claims, seconds } = result;
  return [
    `${people} people, ${records} recorded contacts of ${pairs} pairs; ${pairDaysOver15} pair-days of 15 minutes or more.\n`,
    `${cases} confirmed cases, ${reports} shared their keys; ${claims} contacts warned others.\n`,
    scoreTable(result.f1, result.f2),
    `${seconds} s\n`,
  ].join('');
}
