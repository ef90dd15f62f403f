// SPDX-License-Identifier: GPL-3.0-only
// A recording that begins again when it is over: whole days, and whole weeks once it is longer than a week, so that its
// weekdays stay weekdays.
import { type ContactTrace, RECORD_SECONDS } from '@bluezone/recordings';
import { joinContacts, type PairContacts } from './pair-contacts.ts';
import { DAY_SECONDS } from './trace-clock.ts';

const WEEK_DAYS = 7;

/** The days of a recording, counted from its own t = 0. */
export interface RecordedDays {
  /** The first day with contacts and the last. */
  readonly first: number;
  readonly last: number;
  /** After so many days it begins again. */
  readonly period: number;
}

export function recordedDays(trace: Pick<ContactTrace, 'times'>): RecordedDays {
  const first = Math.floor(((trace.times[0] ?? RECORD_SECONDS) - RECORD_SECONDS) / DAY_SECONDS);
  const last = Math.max(first, Math.floor(((trace.times.at(-1) ?? 0) - 1) / DAY_SECONDS));
  const days = last - first + 1;
  const period = days <= WEEK_DAYS ? days : Math.ceil(days / WEEK_DAYS) * WEEK_DAYS;
  return { first, last, period };
}

export interface RepeatingContacts {
  readonly people: number;
  readonly periodSeconds: number;
  /** The recording's contacts, in seconds from the beginning of its first day; all end within the period. */
  readonly once: PairContacts;
  /** How often the recording was over at a unix second; negative before it began. */
  cycleOf(unix: number): number;
  /** Unix second at which a cycle begins. */
  cycleStart(cycle: number): number;
  /**
   * The contacts of the cycles from `first` to `last`, in unix seconds; what touches is one contact.
   *
   * @param person leaves out the contacts of others
   */
  during(first: number, last: number, person?: number): PairContacts;
}

/** @param bornAt unix second of local midnight before the first recorded day */
export function repeatContacts(trace: ContactTrace, bornAt: number): RepeatingContacts {
  const { first, period } = recordedDays(trace);
  const periodSeconds = period * DAY_SECONDS;
  const once = joinContacts(trace, { zeroUnix: -first * DAY_SECONDS });
  const cycleStart = (cycle: number) => bornAt + cycle * periodSeconds;
  return {
    people: trace.people,
    periodSeconds,
    once,
    cycleOf: (unix) => Math.floor((unix - bornAt) / periodSeconds),
    cycleStart,
    during(firstCycle, lastCycle, person) {
      const pairs = Array.from(once.a.keys()).filter(
        (pair) => person === undefined || once.a[pair] === person || once.b[pair] === person,
      );
      const firstContact: number[] = [];
      const from: number[] = [];
      const to: number[] = [];
      for (const pair of pairs) {
        const begins = from.length;
        firstContact.push(begins);
        for (let cycle = firstCycle; cycle <= lastCycle; cycle++) {
          const zero = cycleStart(cycle);
          const end = once.firstContact[pair + 1] as number;
          for (let c = once.firstContact[pair] as number; c < end; c++) {
            const starts = zero + (once.from[c] as number);
            const ends = zero + (once.to[c] as number);
            if (from.length > begins && to.at(-1) === starts) to[to.length - 1] = ends;
            else {
              from.push(starts);
              to.push(ends);
            }
          }
        }
      }
      firstContact.push(from.length);
      return {
        people: once.people,
        a: Int32Array.from(pairs, (pair) => once.a[pair] as number),
        b: Int32Array.from(pairs, (pair) => once.b[pair] as number),
        firstContact: Int32Array.from(firstContact),
        from: Float64Array.from(from),
        to: Float64Array.from(to),
      };
    },
  };
}
