// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import type { Evidence } from '../store/evidence.ts';
import { testDay } from '../testing/test-clock.ts';
import { presumePeople } from './presume-people.ts';

const midnight = (testDay + 1) * 144;
const bridged = 300;

/** Evidence of a key heard at seconds counted from UTC midnight. */
function heardAt(start: number, seconds: readonly number[], change: Partial<Evidence> = {}): Evidence {
  return {
    key: new Uint8Array(16),
    start,
    period: 144,
    reportType: 1,
    daysSinceOnset: 0,
    publishedAt: 0,
    entries: [
      {
        identifier: new Uint8Array(16),
        metadata: new Uint8Array(2),
        interval: start,
        meetingAsClaimant: new Uint8Array(16),
        scans: seconds.map((s) => ({ second: midnight * 600 + s, strengthDbm: -50, creditedSeconds: 60 })),
      },
    ],
    ...change,
  };
}

const before = heardAt(midnight - 144, [-120, -60]);
const after = heardAt(midnight, [30, 90]);

it('a key heard until its end and another from its start on are presumed one person, in any order', () => {
  expect(presumePeople([before, after], bridged)).toEqual([0, 0]);
  expect(presumePeople([after, before], bridged)).toEqual([1, 1]);
});

it('a key that ended early because it was shared is joined with the one that followed', () => {
  const early = heardAt(midnight - 144, [-72_100], { period: 24 });
  const next = heardAt(midnight - 120, [-71_950]);
  expect(presumePeople([early, next], bridged)).toEqual([0, 0]);
});

it('a longer silence, another kind of key or a gap between the keys keeps people apart', () => {
  expect(presumePeople([before, heardAt(midnight, [400])], bridged)).toEqual([0, 1]);
  expect(presumePeople([heardAt(midnight - 144, [-400]), after], bridged)).toEqual([0, 1]);
  expect(presumePeople([before, heardAt(midnight, [30], { reportType: 4 })], bridged)).toEqual([0, 1]);
  expect(presumePeople([before, heardAt(midnight + 1, [620])], bridged)).toEqual([0, 1]);
});

it('one key has one successor: a second person from midnight on stays another', () => {
  const people = presumePeople([before, after, heardAt(midnight, [40])], bridged);
  expect(new Set(people).size).toBe(2);
});

it('three keys in a row are one person', () => {
  const day = 86_400;
  const middle = heardAt(midnight, [30, day - 60]);
  const last = heardAt(midnight + 144, [day + 30]);
  expect(presumePeople([before, middle, last], bridged)).toEqual([0, 0, 0]);
});
