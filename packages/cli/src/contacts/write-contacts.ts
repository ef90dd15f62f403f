// SPDX-License-Identifier: GPL-3.0-only
import type { CommandIo } from '../command.ts';
import { quotedText } from '../printable-text.ts';
import type { ContactResults } from './judge-sightings.ts';

/** One JSON object on one line. */
export function writeContactsJson({ pairs, days }: ContactResults, badLines: number, io: CommandIo): void {
  io.stdout.write('{"pairs":[');
  writeListed(pairs, io);
  io.stdout.write('],"days":[');
  writeListed(days, io);
  io.stdout.write(`],"badLines":${badLines}}\n`);
}

/** In pieces: all of it in one text may be too long. */
function writeListed(values: readonly unknown[], io: CommandIo): void {
  const together = 500;
  for (let i = 0; i < values.length; i += together)
    io.stdout.write(
      `${i > 0 ? ',' : ''}${values
        .slice(i, i + together)
        .map((value) => JSON.stringify(value))
        .join(',')}`,
    );
}

/** A line for each day and for each pair that was near. */
export function writeContactsText({ pairs, days }: ContactResults, io: CommandIo): void {
  for (const { observer, day, people, bluezone, close } of days)
    io.stdout.write(
      `${quotedText(observer)} on ${day}: ${people} people, ${bluezone} identifiers, ${close} close contacts\n`,
    );
  for (const pair of pairs.filter(({ minutesWithin2m }) => minutesWithin2m >= 1))
    io.stdout.write(
      `${quotedText(pair.observer)} near ${quotedText(pair.observed)}: ${pair.minutesWithin2m} min within 2 m ` +
        `(${pair.low} to ${pair.high}), probability of 15 min ${pair.probability15}\n`,
    );
}
