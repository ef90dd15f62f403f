// SPDX-License-Identifier: GPL-3.0-only
// The recorded world in unix time: unbroken contacts of each pair. The air and the score both start from it.
import { type ContactTrace, RECORD_SECONDS } from '@bluezone/recordings';
import type { TraceClock } from './trace-clock.ts';

/**
 * Unbroken contacts, grouped by pair and sorted by time within a pair.
 *
 * A record (t, i, j) is contact during [t − 20, t); records that touch or overlap are one contact.
 * Pair p has the contacts `firstContact[p]` to `firstContact[p + 1] − 1`; they neither touch nor overlap.
 */
export interface PairContacts {
  readonly people: number;
  /** The two persons of each pair, a < b. */
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** One more than there are pairs. */
  readonly firstContact: Int32Array;
  /** Unix seconds, inclusive. */
  readonly from: Float64Array;
  /** Unix seconds, exclusive. */
  readonly to: Float64Array;
}

/** Joins the records of a trace into unbroken contacts. */
export function joinContacts(trace: ContactTrace, clock: Pick<TraceClock, 'zeroUnix'>): PairContacts {
  const recordsOf = new Map<number, number[]>();
  for (let r = 0; r < trace.records; r++) {
    const key = (trace.a[r] as number) * trace.people + (trace.b[r] as number);
    const records = recordsOf.get(key);
    if (records === undefined) recordsOf.set(key, [r]);
    else records.push(r);
  }
  const keys = [...recordsOf.keys()].sort((x, y) => x - y);
  const firstContact: number[] = [];
  const from: number[] = [];
  const to: number[] = [];
  for (const key of keys) {
    const first = from.length;
    firstContact.push(first);
    for (const r of recordsOf.get(key) ?? []) {
      const end = clock.zeroUnix + (trace.times[r] as number);
      const start = end - RECORD_SECONDS;
      if (to.length > first && start <= (to.at(-1) as number)) {
        to[to.length - 1] = end;
      } else {
        from.push(start);
        to.push(end);
      }
    }
  }
  return {
    people: trace.people,
    a: Int32Array.from(keys, (key) => Math.floor(key / trace.people)),
    b: Int32Array.from(keys, (key) => key % trace.people),
    firstContact: Int32Array.from([...firstContact, from.length]),
    from: Float64Array.from(from),
    to: Float64Array.from(to),
  };
}
