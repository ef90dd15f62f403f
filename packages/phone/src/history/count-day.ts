// SPDX-License-Identifier: GPL-3.0-only
// Counts the people of civil days from the heard log, day by day, so that not more than a day is in memory.
import {
  type Configuration,
  decodeHeardEntry,
  heardEntryEnd,
  heardIntervalAt,
  utcDayOfInterval,
} from '@bluezone/protocol';
import { SpanGatherer } from '../counting/gather-spans.ts';
import { addRanges, type CountRange, countPhones, type PeopleCounter } from '../counting/people-counter.ts';
import { identifierName } from '../heard/byte-name.ts';
import type { PhoneStore } from '../store/phone-store.ts';
import { type IntervalRange, othersLevels, rangeOfDay, scannedIntervals, sharedRange } from './kept-days.ts';

/** Three hours: finer ones could show with whom somebody was. */
const intervalsPerBand = 18;
const bandsPerDay = 8;

/** Counts of a time in which the phone scanned. */
export interface PeopleCounts {
  readonly users: CountRange;
  readonly people: CountRange;
  readonly closeUsers: CountRange;
}

/** Counts of a civil day and of its bands; null where the phone did not scan at all. */
export interface CountedDay {
  readonly day: number;
  readonly counts: PeopleCounts | null;
  readonly bands: readonly (PeopleCounts | null)[];
}

/** What was gathered of one civil day. */
interface Gathering {
  readonly whole: SpanGatherer;
  readonly bands: readonly SpanGatherer[];
}

/** Counts civil days, given ascending; of each only what lies in `kept`. */
export async function* countDays(
  store: PhoneStore,
  counter: PeopleCounter,
  days: readonly number[],
  kept: IntervalRange,
): AsyncGenerator<CountedDay> {
  for (const day of store.countedDays.keys())
    if (sharedRange(rangeOfDay(store, day), kept).first >= rangeOfDay(store, day).end)
      store.countedDays.delete(day);
  for (const day of days) {
    const range = sharedRange(rangeOfDay(store, day), kept);
    const stamp = stampOf(store, range);
    const known = store.countedDays.get(day);
    if (known?.stamp === stamp) {
      yield known.counted;
      continue;
    }
    const gathering = await gather(store, rangeOfDay(store, day), range);
    const count = (spans: SpanGatherer, part: IntervalRange) => countPart(store, counter, spans, part);
    const counted: CountedDay = {
      day,
      counts: count(gathering.whole, range),
      bands: bandRanges(store, day).map((band, i) =>
        count(gathering.bands[i] as SpanGatherer, sharedRange(band, range)),
      ),
    };
    store.countedDays.set(day, { stamp, counted });
    yield counted;
  }
}

/** Differs when anything does from which a day is counted: a day that is over is counted once. */
function stampOf(store: PhoneStore, { first, end }: IntervalRange): string {
  const { configurationHash } = store.state;
  const levels = othersLevels(store, { first, end }).map((level) => level ?? '-');
  return [first, end, store.heard.bytesWithin(first, end), configurationHash, ...levels].join();
}

/** The eight bands of a civil day. */
export function bandRanges(store: PhoneStore, day: number): IntervalRange[] {
  const { first } = rangeOfDay(store, day);
  return Array.from({ length: bandsPerDay }, (_, i) => ({
    first: first + i * intervalsPerBand,
    end: first + (i + 1) * intervalsPerBand,
  }));
}

async function gather(store: PhoneStore, day: IntervalRange, range: IntervalRange): Promise<Gathering> {
  const fresh = (rule: Configuration) => new SpanGatherer(rule);
  const whole = fresh(store.configuration);
  const bands = Array.from({ length: bandsPerDay }, () => fresh(store.configuration));
  const utcDays = new Set<number>();
  for (let interval = range.first; interval < range.end; interval++) utcDays.add(utcDayOfInterval(interval));
  for await (const rows of store.heard.rows(utcDays))
    for (const row of rows)
      for (let at = 0; at < row.length; at = heardEntryEnd(row, at)) {
        const interval = heardIntervalAt(row, at);
        if (interval < range.first || interval >= range.end) continue;
        const name = identifierName(row, at);
        const { scans } = decodeHeardEntry(row, at);
        whole.add(name, scans);
        bands[Math.floor((interval - day.first) / intervalsPerBand)]?.add(name, scans);
      }
  return { whole, bands };
}

function countPart(
  store: PhoneStore,
  counter: PeopleCounter,
  gatherer: SpanGatherer,
  range: IntervalRange,
): PeopleCounts | null {
  const spans = gatherer.spans();
  const hasScanned = scannedIntervals(store, range).some((isScanned) => isScanned);
  if (!hasScanned && spans.length === 0) return null;
  const closeSeconds = 60 * store.configuration.exposure.closeContactMinutes;
  const phones = countPhones(counter, spans, closeSeconds);
  const others = counter.othersIn(othersLevels(store, range));
  return { ...phones, people: addRanges(phones.users, others) };
}
