// SPDX-License-Identifier: GPL-3.0-only
// How many people were about is an estimate: identifiers change every ten minutes and nothing links them. So every count has
// a range, made by three readings of the same sightings. Everything here lives in memory while it is counted.

/** A number and how far off it may be: low ≤ estimate ≤ high. */
export interface CountRange {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** When one identifier was heard, unix seconds of its first and last scan. */
export interface IdentifierSpan {
  readonly first: number;
  readonly last: number;
  /** Mean received strength, dBm; null when no scan could measure it. */
  readonly strengthDbm: number | null;
  /** Seconds that count towards a close contact. */
  readonly closeSeconds: number;
}

/** How readily two identifiers are taken for one phone: `few` phones, the `likely` ones, or `many`. */
export type Reading = 'few' | 'likely' | 'many';

/** Counts what cannot be identified. A better one may replace it (`PhoneOptions.counter`). */
export interface PeopleCounter {
  /** A number for each span: equal numbers are presumed to be one phone. Spans come in any order. */
  phonesOf(spans: readonly IdentifierSpan[], reading: Reading): readonly number[];
  /**
   * Devices without Bluezone over a time, of which only numbers are known.
   * @param levels the most noticed in one scan, for each ten minutes in their order; null where nobody scanned
   */
  othersIn(levels: readonly (number | null)[]): CountRange;
}

/** Of people who come as others go, so many may be taken for those. */
const hiddenShare = 0.05;

const readings: readonly Reading[] = ['few', 'likely', 'many'];

/** Phones among the spans, and those of them that were close for `closeSeconds` or longer. */
export function countPhones(
  counter: PeopleCounter,
  spans: readonly IdentifierSpan[],
  closeSeconds: number,
): { readonly users: CountRange; readonly closeUsers: CountRange } {
  const counts = readings.map((reading) => {
    const seconds = new Map<number, number>();
    for (const [i, phone] of counter.phonesOf(spans, reading).entries())
      seconds.set(phone, (seconds.get(phone) ?? 0) + (spans[i]?.closeSeconds ?? 0));
    const close = [...seconds.values()].filter((each) => each >= closeSeconds);
    return { all: seconds.size, close: close.length };
  });
  const [few, likely, many] = counts as [Counts, Counts, Counts];
  return {
    users: rangeOf(likely.all, few.all, many.all + Math.round(hiddenShare * many.all)),
    closeUsers: rangeOf(likely.close, few.close, many.close),
  };
}

type Counts = { readonly all: number; readonly close: number };

/** The range of an estimate and of others of the same thing. */
export function rangeOf(estimate: number, ...others: readonly number[]): CountRange {
  return { estimate, low: Math.min(estimate, ...others), high: Math.max(estimate, ...others) };
}

export function addRanges(a: CountRange, b: CountRange): CountRange {
  return { estimate: a.estimate + b.estimate, low: a.low + b.low, high: a.high + b.high };
}
