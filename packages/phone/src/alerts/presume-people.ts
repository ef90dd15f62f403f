// SPDX-License-Identifier: GPL-3.0-only
// A quarter of an hour with one person must not be lost because that person's key changed meanwhile (at midnight UTC,
// or when it was shared). Keys of different days cannot be linked by anybody; but a phone that heard one key until its
// last minute and another of the same kind from the next minute on has, most likely, one person beside it.
import { intervalStart } from '@bluezone/protocol';
import type { Evidence } from '../store/evidence.ts';

interface Heard {
  readonly first: number;
  readonly last: number;
}

/** A number per item of evidence: equal numbers are presumed to be one person in an unbroken meeting. */
export function presumePeople(evidence: readonly Evidence[], bridgedGapSeconds: number): number[] {
  const heard = evidence.map(heardSpan);
  const order = evidence.map((_, i) => i).sort((a, b) => startOf(evidence, a) - startOf(evidence, b));
  const person = evidence.map((_, i) => i);
  const hasSuccessor = new Set<number>();
  for (const i of order) {
    const item = evidence[i] as Evidence;
    const span = heard[i] as Heard;
    const boundary = intervalStart(item.start);
    if (span.first - boundary > bridgedGapSeconds) continue;
    const before = order.find((k) => {
      const other = evidence[k] as Evidence;
      return (
        !hasSuccessor.has(k) &&
        other.start + other.period === item.start &&
        other.reportType === item.reportType &&
        span.first - (heard[k] as Heard).last <= bridgedGapSeconds
      );
    });
    if (before === undefined) continue;
    hasSuccessor.add(before);
    person[i] = person[before] as number;
  }
  return person;
}

function startOf(evidence: readonly Evidence[], i: number): number {
  return (evidence[i] as Evidence).start;
}

function heardSpan(item: Evidence): Heard {
  const seconds = item.entries.flatMap((entry) => entry.scans.map((scan) => scan.second));
  return {
    first: seconds.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
    last: seconds.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
  };
}
