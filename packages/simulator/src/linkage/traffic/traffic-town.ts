// SPDX-License-Identifier: GPL-3.0-only
// A month of the lines of a town: some are called as cases, some are warned, most have nothing to say. For tests only.
import { dayCipher, encodeBeacon, intervalAt, makeBeacon, type SharedKey } from '@bluezone/protocol';
import { randomStream } from '../../air/seeded-random.ts';
import { simulatedRandom } from '../../phones/platform-crypto.ts';
import { DAY_SECONDS } from '../../trace/trace-clock.ts';
import type { PhoneMonth } from './exchange.ts';
import { liveMonth } from './month-of-phone.ts';
import { drawOwner, type Fate, type MonthSpan } from './owners-model.ts';
import { publishMonth } from './stand-in-front.ts';

interface TrafficTown {
  readonly seed: number;
  /** How many people meet which fate. */
  readonly fates: Readonly<Partial<Record<Fate, number>>>;
}

/** Nothing is watched before the month: what a phone does when it is new is over then. */
const settlingDays = 5;
const watchedDays = 30;

/** From a Monday, UTC. */
const start = Date.UTC(2026, 5, 1) / 1000;

export interface LivedMonth extends PhoneMonth {
  readonly fate: Fate;
  /** Unix seconds between which the line was watched. */
  readonly span: MonthSpan;
}

/** The source of all warnings of a town: its keys, and its beacon at a time. */
function sourceOf(seed: number) {
  const keys = new Map<number, { key: SharedKey; opening: Uint8Array }>();
  const ofDay = (day: number) => {
    const random = simulatedRandom(seed, 'source', day);
    const known = keys.get(day) ?? {
      key: { key: random.bytes(16), start: day * 144, period: 144 },
      opening: random.bytes(16),
    };
    keys.set(day, known);
    return known;
  };
  return {
    keyOf: (day: number) => ofDay(day).key,
    beaconAt(second: number): Uint8Array {
      const { key, opening } = ofDay(Math.floor(second / DAY_SECONDS));
      return encodeBeacon(makeBeacon(dayCipher(key.key), opening, intervalAt(second), -7));
    },
  };
}

/** Lives the month; gives every phone's in the order of the fates. */
export async function liveTrafficTown({ seed, fates }: TrafficTown): Promise<LivedMonth[]> {
  const span = { from: start, to: start + (settlingDays + watchedDays) * DAY_SECONDS };
  const watched = { from: start + settlingDays * DAY_SECONDS, to: span.to };
  const random = randomStream(seed, 'town');
  const firstDay = watched.from / DAY_SECONDS;
  const publishedOn = firstDay + 4 + random.integer(18);
  const source = sourceOf(seed);
  const isWarning = (fates.warned ?? 0) + (fates['warned-still'] ?? 0) > 0;
  const reported = [-3, -2, -1].map((days) => source.keyOf(publishedOn + days));
  const files = await publishMonth(seed, span, new Map(isWarning ? [[publishedOn, reported]] : []));
  const lived: LivedMonth[] = [];
  let person = 0;
  for (const [fate, count] of Object.entries(fates) as [Fate, number][])
    for (let i = 0; i < count; i++, person++) {
      const calledOn = (firstDay + 2 + random.integer(25)) * DAY_SECONDS;
      const metAt = (publishedOn - 2) * DAY_SECONDS + 3 * 3600 + random.integer(6 * 3600);
      const isMet = fate === 'warned' || fate === 'warned-still';
      const month = await liveMonth({
        ...{ seed, person, span, files },
        owner: drawOwner(seed, person, fate, span, calledOn),
        heard: isMet ? meeting(metAt, source.beaconAt) : [],
      });
      const isWatched = ({ at }: { readonly at: number }) => at >= watched.from && at < watched.to;
      lived.push({
        fate,
        span: watched,
        exchanges: month.exchanges.filter(isWatched),
        meant: month.meant.filter(isWatched),
      });
    }
  return lived;
}

/** Half an hour beside the source, heard every 90 seconds. */
function meeting(from: number, beaconAt: (second: number) => Uint8Array) {
  return Array.from({ length: 20 }, (_, i) => ({
    second: from + 90 * i,
    beacon: beaconAt(from + 90 * i),
  }));
}
