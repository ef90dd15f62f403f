// SPDX-License-Identifier: GPL-3.0-only
// The town's truth, for scoring only: when two people really were close. Grows with contacts, not with pairs or time,
// and forgets what is older than it is asked to keep. Questions are answered as for recordings.
import { type ContactTruth, createContactTruth } from '../trace/contact-truth.ts';
import type { PairContacts } from '../trace/pair-contacts.ts';
import type { PairPieces } from './pair-pieces.ts';

/** "Close" unless told otherwise: 2 m and no wall between. */
export const CLOSE_METRES = 2;

export interface TruthRecorder extends ContactTruth {
  /** Adds what pieces say about [from, to), all they say by default; no time may be added twice. */
  record(pieces: PairPieces, from?: number, to?: number): void;
  /** Forgets contacts that ended before a unix second. */
  forgetBefore(unix: number): void;
  /** Contacts kept: the measure of its memory, 16 bytes each. */
  contacts(): number;
}

interface PairLog {
  readonly from: number[];
  readonly to: number[];
}

export function createTruthRecorder(people: number, closeMetres: number = CLOSE_METRES): TruthRecorder {
  const logs: Map<number, PairLog>[] = Array.from({ length: people }, () => new Map());
  /** Answers prepared for the person asked about last. */
  let prepared: { person: number; truth: ContactTruth } | undefined;
  const logOf = (a: number, b: number) => logs[a]?.get(b);
  const truthOf = (person: number): ContactTruth => {
    if (prepared?.person !== person) {
      prepared = {
        person,
        truth: createContactTruth(contactsOfPerson(people, person, logs[person] ?? new Map())),
      };
    }
    return prepared.truth;
  };
  return {
    people,
    record(pieces, from = 0, to = Number.POSITIVE_INFINITY) {
      prepared = undefined;
      for (let n = 0; n < pieces.count; n++) {
        if ((pieces.metres[n] as number) > closeMetres || pieces.walls[n] !== 0) continue;
        const begins = Math.max(from, pieces.from[n] as number);
        const ends = Math.min(to, pieces.to[n] as number);
        if (begins >= ends) continue;
        const a = pieces.a[n] as number;
        const b = pieces.b[n] as number;
        let log = logOf(a, b);
        if (log === undefined) {
          log = { from: [], to: [] };
          logs[a]?.set(b, log);
          logs[b]?.set(a, log);
        }
        insert(log, begins, ends);
      }
    },
    forgetBefore(unix) {
      prepared = undefined;
      logs.forEach((ofPerson, a) => {
        for (const [b, log] of ofPerson) {
          if (a > b) continue;
          const old = log.to.findIndex((to) => to >= unix);
          const count = old < 0 ? log.to.length : old;
          log.from.splice(0, count);
          log.to.splice(0, count);
          if (log.to.length > 0) continue;
          ofPerson.delete(b);
          logs[b]?.delete(a);
        }
      });
    },
    contacts: () =>
      logs.reduce((sum, of) => sum + [...of.values()].reduce((s, log) => s + log.to.length, 0), 0) / 2,
    secondsBetween(a, b, from, to) {
      const log = logOf(a, b);
      let seconds = 0;
      for (let n = firstEndingAfter(log?.to ?? [], from); log !== undefined && n < log.from.length; n++) {
        const start = log.from[n] as number;
        if (start >= to) break;
        seconds += Math.max(0, Math.min(to, log.to[n] as number) - Math.max(from, start));
      }
      return seconds;
    },
    mostSecondsInOneDay: (a, b, ranges) => truthOf(a).mostSecondsInOneDay(a, b, ranges),
    exposureOfPeers: (person, ranges) => truthOf(person).exposureOfPeers(person, ranges),
    peersOf: (person) => [...(logs[person]?.keys() ?? [])].sort((x, y) => x - y),
    contactsOf: (person, from, to) => truthOf(person).contactsOf(person, from, to),
  };
}

/** Puts a contact in its place, which is nearly always the end, and joins it with what it touches. */
function insert({ from, to }: PairLog, start: number, end: number): void {
  let at = from.length;
  while (at > 0 && (from[at - 1] as number) > start) at--;
  const joinsBefore = at > 0 && to[at - 1] === start;
  const joinsAfter = at < from.length && from[at] === end;
  if (joinsBefore && joinsAfter) {
    to[at - 1] = to[at] as number;
    from.splice(at, 1);
    to.splice(at, 1);
  } else if (joinsBefore) to[at - 1] = end;
  else if (joinsAfter) from[at] = start;
  else {
    from.splice(at, 0, start);
    to.splice(at, 0, end);
  }
}

function firstEndingAfter(to: readonly number[], unix: number): number {
  let low = 0;
  let high = to.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((to[middle] as number) <= unix) low = middle + 1;
    else high = middle;
  }
  return low;
}

function contactsOfPerson(people: number, person: number, logs: ReadonlyMap<number, PairLog>): PairContacts {
  const pairs = [...logs].map(([peer, log]) => ({
    a: Math.min(person, peer),
    b: Math.max(person, peer),
    log,
  }));
  pairs.sort((x, y) => x.a - y.a || x.b - y.b);
  const firstContact = [0];
  for (const { log } of pairs) firstContact.push((firstContact.at(-1) as number) + log.from.length);
  return {
    people,
    a: Int32Array.from(pairs, ({ a }) => a),
    b: Int32Array.from(pairs, ({ b }) => b),
    firstContact: Int32Array.from(firstContact),
    from: Float64Array.from(pairs.flatMap(({ log }) => log.from)),
    to: Float64Array.from(pairs.flatMap(({ log }) => log.to)),
  };
}
