// SPDX-License-Identifier: GPL-3.0-only
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { LineReader, readSightingLine } from '@bluezone/recordings';
import { type CommandIo, exitCodes } from '../command.ts';
import { type CommandResult, refuse } from '../command-failure.ts';
import { CivilDays } from '../contacts/civil-days.ts';
import { SightingColumns } from '../contacts/sighting-columns.ts';
import { writeContactsJson, writeContactsText } from '../contacts/write-contacts.ts';
import { defineCommand } from '../define-command.ts';
import { explainSystemError } from '../file-access.ts';
import { quotedText } from '../printable-text.ts';

/** Bad lines told one by one. */
const mostToldLines = 50;

export const contacts = defineCommand({
  name: 'contacts',
  summary: 'Judge from a recording who was within two metres of whom, for how long, and how sure that is',
  usage: `usage: bluezone contacts FILE [--json] [--zone ZONE] [--strict]

Reads a recording of any app, one JSON object per line, in any order:
  {"t": seconds, "observer": id, "observed": id, "rssi": dBm, "txPower"?: dBm, "observerModel"?: text,
   "observedModel"?: text}
and, where scans that heard nothing are known, {"scan": true, "t": seconds, "observer": id}. Each observer is judged by
its own lines only.

  FILE         the recording; - for the standard input
  --json       one JSON object on one line: pairs [{observer, observed, encounters [{from, to}], minutesWithin2m, low,
               high, probability15}], days [{observer, day, people, bluezone, close}], badLines
  --zone ZONE  in which days begin at midnight, like Asia/Ho_Chi_Minh (default UTC)
  --strict     refuse the recording at its first bad line, instead of skipping it

minutesWithin2m is the expected time, low to high its 80 % interval; probability15 that of a quarter of an hour or more
on a day. people counts phones by taking identifiers that follow one another for one; bluezone counts identifiers;
close those that are more likely close contacts than not. Bad lines are told on stderr with their numbers.
`,
  options: { json: 'boolean', zone: 'string', strict: 'boolean' },
  operands: ['FILE'],
  async execute({ options, operands }, io) {
    const [file = ''] = operands;
    const days = CivilDays.of(options.zone ?? 'UTC');
    if (days === undefined) return refuse('usage', `there is no zone ${quotedText(options.zone ?? '')}`);
    const read = await readSightings(file, options.strict === true, io);
    if (!read.ok) return read;
    const { judgeSightings } = await import('../contacts/judge-sightings.ts');
    const results = judgeSightings(read.value.columns, days);
    if (options.json) writeContactsJson(results, read.value.badLines, io);
    else writeContactsText(results, io);
    return exitCodes.success;
  },
});

interface ReadSightings {
  readonly columns: SightingColumns;
  readonly badLines: number;
}

async function readSightings(
  file: string,
  isStrict: boolean,
  io: CommandIo,
): Promise<CommandResult<ReadSightings>> {
  const columns = new SightingColumns();
  const bad: string[] = [];
  let badLines = 0;
  const reader = new LineReader((line, number) => {
    const read =
      line === null ? ({ kind: 'bad', reason: 'the line is too long' } as const) : readSightingLine(line);
    if (read === null) return;
    if (read.kind !== 'bad') return columns.add(read);
    badLines++;
    if (bad.length < mostToldLines) bad.push(`line ${number}: ${read.reason}`);
  });
  try {
    const stream =
      file === '-' ? process.stdin : createReadStream(resolve(io.cwd, file), { highWaterMark: 1 << 18 });
    for await (const piece of stream) {
      reader.push(piece as Uint8Array);
      if (isStrict && badLines > 0) break;
    }
    if (!(isStrict && badLines > 0)) reader.finish();
  } catch (error) {
    const failure = explainSystemError(error, file, 'file.unreadable');
    if (failure === undefined) throw error;
    return failure;
  }
  if (isStrict && badLines > 0) return refuse('trace.bad-line', `${quotedText(file)}: ${bad[0] ?? ''}`);
  for (const line of bad) io.stderr.write(`${line}; skipped\n`);
  if (badLines > bad.length) io.stderr.write(`${badLines - bad.length} more bad lines were skipped\n`);
  if (badLines > 0 && columns.length === 0) io.stderr.write(`${quotedText(file)}: no line could be used\n`);
  return { ok: true, value: { columns, badLines } };
}
