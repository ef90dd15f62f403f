// SPDX-License-Identifier: GPL-3.0-only
import { arrangeContacts } from '@bluezone/recordings';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { joinContacts } from '../trace/pair-contacts.ts';
import { drawGatherings, WALK_SECONDS } from './gatherings.ts';
import { layOutPeople } from './lay-out-people.ts';

const DAY = 86_400;

type Meeting = readonly [i: number, j: number, from: number, to: number];

function contactsOf(meetings: readonly Meeting[]) {
  const records = meetings.flatMap(([i, j, from, to]) =>
    Array.from({ length: (to - from) / 20 }, (_, n) => [from + (n + 1) * 20, i, j] as const),
  );
  const trace = arrangeContacts(
    Int32Array.from(records, (record) => record[0]),
    Int32Array.from(records, (record) => record[1]),
    Int32Array.from(records, (record) => record[2]),
  );
  return joinContacts(trace, { zeroUnix: 0 });
}

function draw(meetings: readonly Meeting[]) {
  const contacts = contactsOf(meetings);
  const { spots, bounds, circles } = layOutPeople(contacts, 1);
  const walks = drawGatherings(contacts, DAY, spots, bounds);
  const apart = (a: number, b: number, second: number) => {
    const [x, y] = [walks.positionAt(a, second), walks.positionAt(b, second)];
    return Math.hypot(x.x - y.x, x.y - y.y);
  };
  const rests = (person: number, second: number) => {
    const [before, after] = [walks.positionAt(person, second - 1), walks.positionAt(person, second + 1)];
    return before.x === after.x && before.y === after.y;
  };
  return { contacts, spots, bounds, circles, walks, apart, rests };
}

it('a pair stands together exactly while it meets, and walks before and after', () => {
  const { apart, walks, spots } = draw([[0, 1, 1000, 1200]]);
  const home = Math.hypot((spots[0]?.x ?? 0) - (spots[1]?.x ?? 0), (spots[0]?.y ?? 0) - (spots[1]?.y ?? 0));
  expect(apart(0, 1, 1000 - WALK_SECONDS)).toBe(home);
  for (const second of [1000, 1100, 1200]) expect(apart(0, 1, second)).toBeLessThan(1.5);
  expect(apart(0, 1, 990)).toBeGreaterThan(1.5);
  expect(walks.positionAt(0, 1200 + WALK_SECONDS)).toEqual(spots[0]);
});

it('who comes to a group does not move those who stand there; groups that know nothing of each other stand apart', () => {
  const { apart, walks } = draw([
    [0, 1, 1000, 2000],
    [1, 2, 1200, 1600],
    [3, 4, 1000, 2000],
  ]);
  const before = walks.positionAt(0, 1100);
  expect(walks.positionAt(0, 1500)).toEqual(before);
  expect(walks.positionAt(0, 1900)).toEqual(before);
  expect(apart(0, 2, 1500)).toBeLessThan(2);
  expect(apart(2, 3, 1900)).toBeGreaterThan(2);
  for (const a of [0, 1, 2]) for (const b of [3, 4]) expect(apart(a, b, 1500)).toBeGreaterThan(2);
});

it('whoever meets is drawn within a few metres, on the map, and walks without jumps, at home at both ends', () => {
  const meeting = fc
    .tuple(fc.nat(11), fc.nat(11), fc.nat(300), fc.integer({ min: 1, max: 60 }))
    .filter(([i, j]) => i !== j)
    .map(([i, j, start, length]): Meeting => [i, j, start * 20, (start + length) * 20]);
  fc.assert(
    // Groups that join make some walk on during a contact: those at rest are together.
    fc.property(fc.array(meeting, { minLength: 1, maxLength: 40 }), (meetings) => {
      const { contacts, walks, apart, rests, spots, bounds } = draw(meetings);
      contacts.a.forEach((a, pair) => {
        const b = contacts.b[pair] ?? 0;
        for (let c = contacts.firstContact[pair] ?? 0; c < (contacts.firstContact[pair + 1] ?? 0); c++) {
          for (let second = contacts.from[c] ?? 0; second < (contacts.to[c] ?? 0); second += 10) {
            if (rests(a, second) && rests(b, second) && apart(a, b, second) > 4.5) throw new Error('apart');
          }
        }
      });
      spots.forEach((spot, person) => {
        expect(walks.positionAt(person, 0)).toEqual(spot);
        expect(walks.positionAt(person, DAY)).toEqual(spot);
        let [second, at] = [0, spot];
        walks.forEachPiece(person, 0, DAY, (start, end, begin, stop) => {
          if (start !== second || end <= start) throw new Error('a gap');
          if (Math.hypot(begin.x - at.x, begin.y - at.y) > 1e-9) throw new Error('a jump');
          if (stop.x < 0 || stop.x > bounds.width || stop.y < 0 || stop.y > bounds.height)
            throw new Error('off the map');
          [second, at] = [end, stop];
        });
        expect(second).toBe(DAY);
      });
    }),
    { numRuns: 60, seed: 1 },
  );
});

it('people have room around their own spots, and circles stand apart', () => {
  const team = (members: readonly number[]) =>
    members.flatMap((i, n) => members.slice(n + 1).map((j): Meeting => [i, j, 1000, 1400]));
  const { spots, circles, bounds } = draw([
    ...team([0, 1, 2, 3, 4]),
    ...team([5, 6, 7, 8]),
    [4, 5, 2000, 2020],
  ]);
  expect(circles).toEqual([
    [0, 1, 2, 3, 4],
    [5, 6, 7, 8],
  ]);
  expect([bounds.width, bounds.height]).toEqual([120, 80]);
  const distance = (a: number, b: number) =>
    Math.hypot((spots[a]?.x ?? 0) - (spots[b]?.x ?? 0), (spots[a]?.y ?? 0) - (spots[b]?.y ?? 0));
  for (let a = 0; a < 9; a++) for (let b = a + 1; b < 9; b++) expect(distance(a, b)).toBeGreaterThan(3);
});
