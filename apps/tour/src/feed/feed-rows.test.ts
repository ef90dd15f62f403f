// SPDX-License-Identifier: GPL-3.0-only
import type { FeedEntry } from '@bluezone/simulator';
import { expect, it } from 'vitest';
import { rowsOf } from './feed-rows.ts';

let id = 0;
const warned = (at: number, person: number, day: number, degree: 'F1' | 'F2' = 'F1'): FeedEntry => ({
  id: ++id,
  at,
  kind: 'warned',
  person,
  degree,
  day,
});

it('all that a phone warns of at one time is one row with its days in order', () => {
  const feed = [warned(100, 1, 12), warned(100, 2, 12), warned(101, 1, 10), warned(102, 1, 11)];
  expect(rowsOf(feed).map(({ entry, days }) => [entry.id, days])).toEqual([
    [feed[0]?.id, [10, 11, 12]],
    [feed[1]?.id, [12]],
  ]);
});

it('what is said later, to another degree or the other way stays a row of its own', () => {
  const relief: FeedEntry = { id: ++id, at: 103, kind: 'unwarned', person: 1, degree: 'F1', day: 12 };
  const feed = [warned(100, 1, 12), warned(100, 1, 12, 'F2'), relief, warned(900, 1, 13)];
  expect(rowsOf(feed).map(({ days }) => days)).toEqual([[12], [12], [12], [13]]);
});

it('other entries are rows as they are', () => {
  const joined = [1, 2].map((at): FeedEntry => ({ id: at, at, kind: 'joined', person: 1 }));
  expect(rowsOf(joined)).toEqual(joined.map((entry) => ({ entry, days: [], phones: 0 })));
});

it('phones that refuse one trick with one answer are added up', () => {
  const refused = (at: number, trick: string, phones: number): FeedEntry => ({
    id: ++id,
    at,
    kind: 'refused',
    trick,
    code: 'index.signer',
    phones,
  });
  const feed = [refused(1, 'a', 2), refused(2, 'b', 1), refused(40, 'a', 3), refused(400, 'a', 1)];
  expect(rowsOf(feed).map(({ phones }) => phones)).toEqual([5, 1, 1]);
});
