// SPDX-License-Identifier: GPL-3.0-only
// Looks for times finer than the UTC day in whatever desks hold or say: columns of a type for times, whole numbers that
// count seconds, minutes, intervals or hours of the month, and texts that read like a time.
import type { EverythingHeld } from './everything-held.ts';

/** A place that holds a time, and of what fineness. */
export interface HeldTime {
  /** "cases.codes.expires", "log: listening", "metrics: process_start_time_seconds". */
  readonly place: string;
  readonly unit: TimeUnit;
}

export type TimeUnit = 'millisecond' | 'second' | 'minute' | 'interval' | 'hour' | 'text' | 'type';

const units: readonly { unit: TimeUnit; seconds: number }[] = [
  { unit: 'millisecond', seconds: 0.001 },
  { unit: 'second', seconds: 1 },
  { unit: 'minute', seconds: 60 },
  { unit: 'interval', seconds: 600 },
  { unit: 'hour', seconds: 3600 },
];

/** Whether a number counts one of the units since 1970 to somewhere near the month. */
function unitOf(value: number, { from, to }: { from: number; to: number }): TimeUnit | undefined {
  const margin = 40 * 86_400;
  return units.find(
    ({ seconds }) =>
      value * seconds >= from - margin &&
      value * seconds <= to + margin &&
      // Ends of UTC days tell no more than the day does.
      (seconds > 1 || (value * seconds) % 86_400 !== 0),
  )?.unit;
}

const clockTime = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\b\d\d:\d\d:\d\d\b/;

/**
 * @param month unix seconds that the clock showed
 * @param real unix seconds of real time, which the log's own clock and the process show
 */
export function findTimes(
  { dumps, logLines, metrics, refusals }: EverythingHeld,
  month: { from: number; to: number },
  real: { from: number; to: number },
): HeldTime[] {
  const found = new Map<string, HeldTime>();
  const add = (place: string, unit: TimeUnit | undefined) => {
    if (unit !== undefined) found.set(`${place} ${unit}`, { place, unit });
  };
  for (const { tables } of dumps)
    for (const { name, columns, rows } of tables)
      for (const { name: column, type } of columns) {
        const place = `${name}.${column}`;
        if (/time|date|interval/.test(type)) add(place, 'type');
        for (const row of rows) {
          const value = row[column];
          if (typeof value === 'number' || typeof value === 'bigint')
            add(place, unitOf(Number(value), month));
          else if (typeof value === 'string') {
            if (clockTime.test(value)) add(place, 'text');
            for (const [digits] of value.matchAll(/(?<![0-9a-f])\d{5,13}(?![0-9a-f])/g))
              add(place, unitOf(Number(digits), month));
          }
        }
      }
  for (const line of logLines) {
    const { msg, ...fields } = JSON.parse(line) as Record<string, unknown>;
    // Names of jobs and desks stay, figures do not.
    const place = `log: ${String(msg).replace(/\d+/g, '…')}`;
    for (const value of Object.values(fields)) {
      if (typeof value === 'number') add(place, unitOf(value, real) ?? unitOf(value, month));
      else if (clockTime.test(String(value))) add(place, 'text');
    }
  }
  for (const { text } of metrics)
    for (const line of text.split('\n')) {
      const [, name = '', value = ''] = /^([a-z_]+)(?:\{.*\})? (\S+)$/.exec(line) ?? [];
      const unit = unitOf(Number(value), real) ?? unitOf(Number(value), month);
      // Bytes and counts of the process may be of any size.
      if (unit === 'second' || unit === 'millisecond' || /time/.test(name))
        if (!/_bytes|_total$|_count$|_sum$/.test(name)) add(`metrics: ${name}`, unit);
    }
  for (const { by, text } of refusals) if (clockTime.test(text)) add(`refusal of ${by}`, 'text');
  return [...found.values()].sort((a, b) => a.place.localeCompare(b.place));
}
