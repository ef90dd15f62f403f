// SPDX-License-Identifier: GPL-3.0-only
// Compares what phones said with what really happened. Truth never reaches a phone.
import type { ContactTruth, TimeRange } from '../trace/contact-truth.ts';

/** A published person: everybody near enough for long enough inside the ranges ought to be warned. */
export interface Source {
  readonly person: number;
  readonly ranges: readonly TimeRange[];
}

export interface Score {
  /** People with at least 15 true minutes with one source on one UTC day. */
  readonly expected: number;
  /** People whose phone warned them. */
  readonly warned: number;
  /** Share of the warned who were expected; null when nobody was warned. */
  readonly precision: number | null;
  /** Share of the expected who were warned; null when nobody was expected. */
  readonly recall: number | null;
  /** Share of the warned with at least 10 true minutes. */
  readonly precisionAt10: number | null;
  /** Share of those with at least 20 true minutes who were warned. */
  readonly recallAt20: number | null;
}

/** What a run's phones said in the end, and whom it was about. */
export interface Spoken {
  /** Confirmed cases; they count nowhere among the warned. */
  readonly cases: readonly Source[];
  /** Those published as contacts, F1. */
  readonly contacts: readonly Source[];
  /** Persons whose phones warned them. */
  readonly warned: { readonly F1: readonly number[]; readonly F2: readonly number[] };
}

export interface Judgement {
  readonly f1: Score;
  readonly f2: Score;
}

/** Scores the warnings of both degrees. */
export function judge(truth: ContactTruth, { cases, contacts, warned }: Spoken): Judgement {
  const excluded = new Set(cases.map(({ person }) => person));
  return {
    f1: scoreWarnings(truth, cases, new Set(warned.F1), excluded),
    f2: scoreWarnings(truth, contacts, new Set(warned.F2), excluded),
  };
}

/** Scores the warned against the sources; people in `excluded` count nowhere. */
export function scoreWarnings(
  truth: ContactTruth,
  sources: readonly Source[],
  warned: ReadonlySet<number>,
  excluded: ReadonlySet<number>,
): Score {
  const minutes = new Float64Array(truth.people);
  for (const source of sources)
    for (const [peer, seconds] of truth.exposureOfPeers(source.person, source.ranges))
      minutes[peer] = Math.max(minutes[peer] as number, seconds / 60);
  const people = Array.from(minutes, (_, person) => person).filter((person) => !excluded.has(person));
  const atLeast = (least: number) => people.filter((person) => (minutes[person] as number) >= least);
  const told = people.filter((person) => warned.has(person));
  const share = (part: readonly number[], whole: readonly number[]) =>
    whole.length === 0 ? null : part.length / whole.length;
  const toldWith = (least: number) => atLeast(least).filter((person) => warned.has(person));
  return {
    expected: atLeast(15).length,
    warned: told.length,
    precision: share(toldWith(15), told),
    recall: share(toldWith(15), atLeast(15)),
    precisionAt10: share(toldWith(10), told),
    recallAt20: share(toldWith(20), atLeast(20)),
  };
}
