// SPDX-License-Identifier: GPL-3.0-only
// The counter that needs no model: one identifier that falls silent and another that begins soon after, as loud as the
// first and beyond a change of identifiers, are likely one phone.
import { intervalAt } from '@bluezone/protocol';
import {
  type CountRange,
  type IdentifierSpan,
  type PeopleCounter,
  type Reading,
  rangeOf,
} from './people-counter.ts';

interface LinkRule {
  /** Longest silence between two identifiers of one phone, seconds. */
  readonly gapSeconds: number;
  /** Largest difference of mean strength, dB. */
  readonly strengthDb: number;
  /** Whether identifiers must have changed in between, which they do every ten minutes. */
  readonly acrossChange: boolean;
}

const rules: Readonly<Record<Reading, LinkRule>> = {
  // Who went and came back within the hour is the same person; loudness says nothing.
  few: { gapSeconds: 3600, strengthDb: Number.POSITIVE_INFINITY, acrossChange: false },
  likely: { gapSeconds: 400, strengthDb: 15, acrossChange: true },
  many: { gapSeconds: 300, strengthDb: 4, acrossChange: true },
};

/** Clocks of phones differ: identifiers change up to so much before or after one's own interval ends, seconds. */
const clockDifference = 20;
const weakest = -128;
/** Place of spans of unknown strength, behind those of all strengths from −128 to 127 dBm. */
const unknownPlace = 256;

/** Links identifiers by time and strength; counts others by how their number rises. */
export const linkCounter: PeopleCounter = {
  phonesOf: (spans, reading) => linkSpans(spans, rules[reading]),
  othersIn,
};

/** Each span continues the span that ended before it and was most nearly as loud; among those, the latest. */
function linkSpans(spans: readonly IdentifierSpan[], rule: LinkRule): number[] {
  const phone = spans.map((_, i) => i);
  const byFirst = [...phone].sort((a, b) => spanAt(spans, a).first - spanAt(spans, b).first);
  const byLast = [...phone].sort((a, b) => spanAt(spans, a).last - spanAt(spans, b).last);
  const ended: number[][] = Array.from({ length: unknownPlace + 1 }, () => []);
  let next = 0;
  for (const i of byFirst) {
    const span = spanAt(spans, i);
    for (; next < byLast.length; next++) {
      const before = byLast[next] as number;
      if (!mayFollow(spanAt(spans, before).last, span.first, rule)) break;
      ended[placeOf(spanAt(spans, before))]?.push(before);
    }
    const before = takeNearest(spans, ended, span, rule);
    if (before !== undefined) phone[i] = phone[before] as number;
  }
  return phone;
}

const spanAt = (spans: readonly IdentifierSpan[], i: number): IdentifierSpan => spans[i] as IdentifierSpan;

function mayFollow(last: number, first: number, { acrossChange }: LinkRule): boolean {
  if (last >= first) return false;
  return !acrossChange || intervalAt(last - clockDifference) < intervalAt(first + clockDifference);
}

function placeOf({ strengthDbm }: IdentifierSpan): number {
  if (strengthDbm === null) return unknownPlace;
  return Math.min(unknownPlace - 1, Math.max(0, Math.round(strengthDbm) - weakest));
}

/** Takes the span that ended last at the nearest place within the rule's reach. */
function takeNearest(
  spans: readonly IdentifierSpan[],
  ended: readonly number[][],
  span: IdentifierSpan,
  { gapSeconds, strengthDb }: LinkRule,
): number | undefined {
  const oldest = span.first - gapSeconds;
  const place = placeOf(span);
  const reach = Math.min(strengthDb, unknownPlace);
  for (let away = 0; away <= reach; away++)
    for (const at of away === 0 ? [place] : [place - away, place + away]) {
      const isOther = (at === unknownPlace) !== (place === unknownPlace);
      if (isOther && strengthDb < unknownPlace) continue;
      const found = takeLatest(spans, ended[at], oldest);
      if (found !== undefined) return found;
    }
  return undefined;
}

/** The list ascends by the end of its spans: when the last is too old, all are. */
function takeLatest(
  spans: readonly IdentifierSpan[],
  list: number[] | undefined,
  oldest: number,
): number | undefined {
  const latest = list?.pop();
  if (list === undefined || latest === undefined) return undefined;
  if (spanAt(spans, latest).last >= oldest) return latest;
  list.length = 0;
  return undefined;
}

/** An hour, in intervals: the high end takes the devices of every hour for others than those of the hour before. */
const intervalsPerHour = 6;

/**
 * Low: the most at once. Estimate: every rise of the smoothed number is somebody who came. High: the devices of each hour
 * are all others.
 */
function othersIn(levels: readonly (number | null)[]): CountRange {
  const known = levels.map((level) => level ?? 0);
  let rises = 0;
  let before = 0;
  for (const i of known.keys()) {
    const level = medianAround(known, i);
    rises += Math.max(0, level - before);
    before = level;
  }
  const most = known.reduce((a, b) => Math.max(a, b), 0);
  let high = 0;
  for (let i = 0; i < known.length; i += intervalsPerHour)
    high += known.slice(i, i + intervalsPerHour).reduce((a, b) => Math.max(a, b), 0);
  return rangeOf(Math.min(high, Math.max(most, rises)), most, high);
}

/** One scan that hears too little or too much changes nothing. */
function medianAround(levels: readonly number[], i: number): number {
  const three = [levels[i - 1] ?? levels[i], levels[i], levels[i + 1] ?? levels[i]] as number[];
  return three.sort((a, b) => a - b)[1] as number;
}
