// SPDX-License-Identifier: GPL-3.0-only
import type { FeedEntry } from '@bluezone/simulator';
import { expect, it } from 'vitest';
import { daysOfFeed, mostDrawn } from './days-of-feed.ts';

const entry = (id: number, at: number, person = 0): FeedEntry => ({ id, at, kind: 'joined', person });
const offset = 7 * 3600;

it('puts the newest first and begins a new day at the midnight of the town', () => {
  const midnight = 10 * 86_400 - offset;
  const { days } = daysOfFeed(
    [entry(1, midnight - 1), entry(2, midnight), entry(3, midnight + 5)],
    null,
    offset,
  );
  expect(days.map(({ day, rows }) => [day, rows.map(({ entry: { id } }) => id)])).toEqual([
    [10, [3, 2]],
    [9, [1]],
  ]);
});

it('keeps only what is about one person when asked', () => {
  const feed = [entry(1, 0, 3), entry(2, 1, 4), { id: 3, at: 2, kind: 'hostile', on: true } as const];
  expect(daysOfFeed(feed, 4, 0)).toMatchObject({
    drawn: 1,
    all: 1,
    days: [{ rows: [{ entry: { id: 2 } }] }],
  });
  expect(daysOfFeed(feed, 9, 0)).toEqual({ days: [], drawn: 0, all: 0 });
});

it('draws the newest of a long feed and says how many there are', () => {
  const feed = Array.from({ length: mostDrawn + 30 }, (_, id) => entry(id, id));
  const { days, drawn, all } = daysOfFeed(feed, null, 0);
  expect([drawn, all, days[0]?.rows[0]?.entry.id]).toEqual([mostDrawn, mostDrawn + 30, mostDrawn + 29]);
});
