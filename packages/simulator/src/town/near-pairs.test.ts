// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { generateTown } from './generate-town.ts';
import {
  createNearPairs,
  RADIO_RANGE_METRES,
  RANGE_THROUGH_WALL_METRES,
  TICK_SECONDS,
} from './near-pairs.ts';
import type { PairPieces } from './pair-pieces.ts';
import { createTownLife } from './town-life.ts';

const town = generateTown({ residents: 150, seed: 5 });
const life = createTownLife(town);
const MORNING = life.dayStart(life.dayOf(1_780_246_800)) + 6.5 * 3600;

/** Metres of each pair at a second; rounded, with a mark for walls. */
function distancesAt(pieces: PairPieces, unix: number): Map<string, string> {
  const found = new Map<string, string>();
  for (let n = 0; n < pieces.count; n++) {
    if ((pieces.from[n] ?? 0) > unix || (pieces.to[n] ?? 0) <= unix) continue;
    const pair = `${pieces.a[n]} ${pieces.b[n]}`;
    if (found.has(pair)) throw new Error('two pieces of a pair overlap');
    found.set(pair, `${(pieces.metres[n] ?? 0).toFixed(3)} ${pieces.walls[n]}`);
  }
  return found;
}

it('whoever rests is as far from others as their positions say, walls included', () => {
  const unix = MORNING + 3 * 3600;
  const found = distancesAt(createNearPairs(life).during(unix, unix + TICK_SECONDS), unix);
  const where = town.residents.map(({ id }) => life.whereIs(id, unix));
  let [pairs, walls] = [0, 0];
  where.forEach((one, a) => {
    where.slice(a + 1).forEach((two, k) => {
      if (one.moving || two.moving || one.room === null || two.room === null) return;
      const behind =
        town.behindWall[one.room]?.includes(two.room) === true ||
        town.behindWall[two.room]?.includes(one.room) === true;
      const metres = Math.hypot(one.x - two.x, one.y - two.y);
      const range = one.room === two.room ? RADIO_RANGE_METRES : behind ? RANGE_THROUGH_WALL_METRES : -1;
      const expected =
        metres <= range ? `${Math.max(0.3, metres).toFixed(3)} ${one.room === two.room ? 0 : 1}` : undefined;
      if (found.get(`${a} ${a + 1 + k}`) !== expected) throw new Error(`${a} and ${a + 1 + k}: ${expected}`);
      if (expected !== undefined) pairs++;
      if (expected?.endsWith('1')) walls++;
    });
  });
  expect(pairs).toBeGreaterThan(200);
  expect(walls).toBeGreaterThan(20);
});

it('those who move are measured as they go, on streets and in buses too', () => {
  const pieces = createNearPairs(life).during(MORNING, MORNING + 3600);
  let [moving, outside, off] = [0, 0, 0];
  for (let n = 0; n < pieces.count; n++) {
    const [from, to] = [pieces.from[n] ?? 0, pieces.to[n] ?? 0];
    const [a, b] = [life.whereIs(pieces.a[n] ?? 0, from), life.whereIs(pieces.b[n] ?? 0, from)];
    if (!a.moving && !b.moving) continue;
    moving++;
    if (a.setting !== 'place') outside++;
    expect(to - from).toBeLessThanOrEqual(TICK_SECONDS);
    const middle = (from + to) / 2;
    const [x, y] = [life.whereIs(pieces.a[n] ?? 0, middle), life.whereIs(pieces.b[n] ?? 0, middle)];
    const metres = Math.max(0.3, Math.hypot(x.x - y.x, x.y - y.y));
    // On the street the middle of the tick counts, which may lie beside that of the piece.
    if (a.setting !== 'street') off = Math.max(off, Math.abs(metres - (pieces.metres[n] ?? 0)));
  }
  expect(moving).toBeGreaterThan(100);
  expect(outside).toBeGreaterThan(20);
  expect(off).toBeLessThan(0.01);
});

it('distances do not depend on how time is cut', () => {
  const near = createNearPairs(life);
  const inOne = (unix: number) => distancesAt(near.during(MORNING, MORNING + 1800), unix);
  const inParts = (unix: number, part: number) => {
    const from = MORNING + Math.floor((unix - MORNING) / part) * part;
    return distancesAt(near.during(from, from + part), unix);
  };
  for (let unix = MORNING + 3; unix < MORNING + 1800; unix += 171) {
    const whole = inOne(unix);
    expect(whole.size).toBeGreaterThan(50);
    for (const part of [7, 60, 613]) expect(inParts(unix, part)).toEqual(whole);
  }
});

it('a stretch over midnight is whole', () => {
  const midnight = life.dayStart(life.dayOf(MORNING) + 1);
  const pieces = createNearPairs(life).during(midnight - 60, midnight + 60);
  expect([...distancesAt(pieces, midnight - 1)]).toEqual([...distancesAt(pieces, midnight)]);
});
