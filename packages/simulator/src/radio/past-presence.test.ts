// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { hasApp } from '../living/has-app.ts';
import { defaultLevers } from '../living/town-state.ts';
import type { FeedEntry } from '../tour/tour-api.ts';
import { type PresenceSource, pastPresence } from './past-presence.ts';

const levers = (adoption: number) => ({ ...defaultLevers, adoption });
const feed: FeedEntry[] = [
  { id: 1, at: 1000, kind: 'born', residents: 40, days: 1, seconds: 1 },
  { id: 2, at: 2000, kind: 'levers', levers: levers(0.5) },
  { id: 3, at: 4000, kind: 'gap', from: 3000, to: 4000 },
  { id: 4, at: 5000, kind: 'levers', levers: levers(0.9) },
];
const source: PresenceSource = {
  ...{ bornAt: 0, feed, levers: levers(0.9), seed: 1, people: 40 },
  ...{ guest: 3, guests: [3, 5] },
};
const share = (adoption: number) =>
  Uint8Array.from({ length: 40 }, (_, person) =>
    person === 3 || (person !== 5 && hasApp(1, person, adoption)) ? 1 : 0,
  );

it('follows the lever and the times at which the town was switched off', () => {
  expect(pastPresence(source, 500, 6000)).toEqual([
    { from: 500, to: 600, on: new Uint8Array(40) },
    { from: 600, to: 2000, on: share(1) },
    { from: 2000, to: 3000, on: share(0.5) },
    { from: 3000, to: 4090, on: new Uint8Array(40) },
    { from: 4090, to: 5000, on: share(0.5) },
    { from: 5000, to: 6000, on: share(0.9) },
  ]);
  expect(share(0.5)).not.toEqual(share(0.9));
});

it('cuts at nothing outside of what is asked, and gives nothing for no time', () => {
  expect(pastPresence(source, 3100, 3900)).toEqual([{ from: 3100, to: 3900, on: new Uint8Array(40) }]);
  expect(pastPresence(source, 2500, 2600)).toEqual([{ from: 2500, to: 2600, on: share(0.5) }]);
  expect(pastPresence(source, 700, 700)).toEqual([]);
});

it('takes the oldest setting that is known for what is older', () => {
  const shortened = { ...source, feed: feed.slice(1) };
  expect(pastPresence(shortened, 700, 1000)).toEqual([{ from: 700, to: 1000, on: share(0.5) }]);
  expect(pastPresence({ ...source, feed: [] }, 700, 1000)).toEqual([{ from: 700, to: 1000, on: share(0.9) }]);
});
