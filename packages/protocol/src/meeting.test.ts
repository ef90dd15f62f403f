// SPDX-License-Identifier: GPL-3.0-only
import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareBytes, toHex } from './bytes.ts';
import { defaultConfiguration } from './configuration.ts';
import {
  claimableDays,
  meetingId,
  meetingMinutes,
  meetingTag,
  selectReported,
  strengthBucket,
  tagOfOpening,
} from './meeting.ts';
import { saltOfOpening } from './salt.ts';
import { anyBeacon, anyOpening, exactly } from './testing/arbitraries.ts';
import { firstIntervalOfDay, utcDayOfInterval } from './time.ts';

const limits = defaultConfiguration.meetings;
const firstDay = 20_000;

interface Met {
  readonly meeting: Uint8Array;
  readonly interval: number;
  readonly seconds: number;
}

const anyMet: fc.Arbitrary<Met> = fc.record({
  meeting: exactly(16),
  interval: fc.integer({ min: firstIntervalOfDay(firstDay), max: firstIntervalOfDay(firstDay + 3) - 1 }),
  seconds: fc.integer({ min: 0, max: 900 }),
});
const crowd = (most: number): fc.Arbitrary<Met[]> =>
  fc.uniqueArray(anyMet, { selector: ({ meeting }) => toHex(meeting), maxLength: most, size: 'max' });

/** Many meetings in few intervals, so that every cap bites. */
const denseCrowd = crowd(120).map((list) =>
  list.map((met) => ({ ...met, interval: met.interval - (met.interval % 48), seconds: met.seconds + 180 })),
);

const countBy = (list: readonly Met[], of: (met: Met) => number): number[] => {
  const counts = new Map<number, number>();
  for (const met of list) counts.set(of(met), (counts.get(of(met)) ?? 0) + 1);
  return [...counts.values()];
};

it('makes X and T as the protocol writes them', () => {
  fc.assert(
    fc.property(exactly(9), anyBeacon, (reporterSalt, claimant) => {
      const x = createHash('sha256').update('BZ/meet/v1').update(reporterSalt).update(claimant.salt).digest();
      const key = Buffer.concat([claimant.identifier, claimant.metadata, claimant.salt]);
      const t = createHmac('sha256', key).update('BZ/heard/v1').update(x.subarray(0, 16)).digest('hex');
      const meeting = meetingId(reporterSalt, claimant.salt);
      expect(toHex(meeting)).toBe(x.toString('hex').slice(0, 32));
      expect(toHex(meetingTag(claimant, meeting))).toBe(t.slice(0, 24));
    }),
    { seed: 1, numRuns: 100 },
  );
});

it('opens to the tag of the beacon that the opening commits to', () => {
  fc.assert(
    fc.property(anyOpening, (opening) => {
      const salt = saltOfOpening(opening.opening, opening.identifier, opening.metadata);
      expect(tagOfOpening(opening)).toEqual(meetingTag({ ...opening, salt }, opening.meeting));
    }),
    { seed: 2, numRuns: 100 },
  );
});

it('reports no more than its caps allow, only long enough meetings, the lowest X of every day', () => {
  const caps = fc.record({
    tagsPerReport: fc.integer({ min: 0, max: 60 }),
    tagsPerInterval: fc.integer({ min: 1, max: 8 }),
  });
  fc.assert(
    fc.property(fc.oneof(crowd(60), denseCrowd), caps, fc.integer({ min: 0, max: 5 }), (met, tight, days) => {
      const chosen = selectReported(met, days, { ...limits, ...tight });
      const perDay = Math.floor(tight.tagsPerReport / Math.max(1, days));
      expect(chosen.length).toBeLessThanOrEqual(tight.tagsPerReport);
      for (const count of countBy(chosen, (m) => utcDayOfInterval(m.interval)))
        expect(count).toBeLessThanOrEqual(perDay);
      for (const count of countBy(chosen, (m) => m.interval))
        expect(count).toBeLessThanOrEqual(tight.tagsPerInterval);
      for (const { seconds } of chosen) expect(seconds).toBeGreaterThanOrEqual(limits.minimumSeconds);
      const taken = new Set(chosen);
      const full = (m: Met) =>
        chosen.length >= tight.tagsPerReport ||
        chosen.filter((c) => c.interval === m.interval).length >= tight.tagsPerInterval ||
        chosen.filter((c) => utcDayOfInterval(c.interval) === utcDayOfInterval(m.interval)).length >= perDay;
      for (const m of met)
        if (!taken.has(m) && m.seconds >= limits.minimumSeconds) expect(full(m)).toBe(true);
    }),
    { seed: 3, numRuns: 300 },
  );
});

it('chooses the same whatever the order of the log', () => {
  fc.assert(
    fc.property(fc.oneof(crowd(40), denseCrowd), fc.gen(), (met, draw) => {
      const shuffled = draw(() => fc.shuffledSubarray(met, { minLength: met.length }));
      const tight = { ...limits, tagsPerReport: 20, tagsPerInterval: 3, openingsPerClaim: 4 };
      const before = [...shuffled];
      expect(selectReported(shuffled, 2, tight)).toEqual(selectReported(met, 2, tight));
      expect(claimableDays(shuffled, tight)).toEqual(claimableDays(met, tight));
      expect(shuffled).toEqual(before);
    }),
    { seed: 4, numRuns: 200 },
  );
});

it('lets reporter and claimant choose the same meetings when both have the same, and few', () => {
  const few = crowd(22).map((list) => list.map((met) => ({ ...met, seconds: 180 + met.seconds })));
  fc.assert(
    fc.property(few, (met) => {
      const byReporter = selectReported(met, 3, limits);
      const byClaimant = claimableDays(met, { ...limits, claimMinutes: 0 }).flatMap(
        ({ meetings }) => meetings,
      );
      const inOrder = (list: readonly Met[]) => [...list].sort((a, b) => compareBytes(a.meeting, b.meeting));
      expect(inOrder(byClaimant)).toEqual(inOrder(byReporter));
      expect(byReporter.length).toBe(met.length);
    }),
    { seed: 5, numRuns: 200 },
  );
});

it('claims days earliest first, each with at most 22 meetings of that day and enough minutes', () => {
  fc.assert(
    fc.property(fc.oneof(crowd(60), denseCrowd), (met) => {
      const days = claimableDays(met, limits);
      const numbers = days.map(({ day }) => day);
      expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
      for (const { day, meetings } of days) {
        expect(meetings.length).toBeLessThanOrEqual(limits.openingsPerClaim);
        for (const { interval, seconds } of meetings) {
          expect(utcDayOfInterval(interval)).toBe(day);
          expect(seconds).toBeGreaterThanOrEqual(limits.minimumSeconds);
        }
        const minutes = meetings.reduce((sum, { seconds }) => sum + meetingMinutes(seconds), 0);
        expect(minutes).toBeGreaterThanOrEqual(limits.claimMinutes);
      }
    }),
    { seed: 6, numRuns: 300 },
  );
});

it('claims a day from exactly ten credited minutes', () => {
  const start = firstIntervalOfDay(firstDay);
  const met = (number: number, seconds: number): Met => ({
    meeting: new Uint8Array(16).fill(number),
    interval: start + number,
    seconds,
  });
  expect(claimableDays([met(1, 300), met(2, 299)], limits)).toEqual([]);
  expect(claimableDays([met(1, 300), met(2, 300)], limits).map(({ day }) => day)).toEqual([firstDay]);
  expect(claimableDays([met(1, 179), met(2, 179), met(3, 179), met(4, 179)], limits)).toEqual([]);
});

it('states whole minutes up to ten', () => {
  expect([0, 59, 60, 599, 600, 6000].map(meetingMinutes)).toEqual([0, 0, 1, 9, 10, 10]);
});

it('sorts strengths into four buckets at 55, 63 and 73 below zero', () => {
  const buckets: [number | null, number][] = [
    [20, 0],
    [-55, 0],
    [-55.5, 0],
    [-56, 1],
    [-63, 1],
    [-63.5, 1],
    [-64, 2],
    [-73.5, 2],
    [-74, 3],
    [-128, 3],
    [null, 3],
  ];
  for (const [median, bucket] of buckets) expect(strengthBucket(median)).toBe(bucket);
});
