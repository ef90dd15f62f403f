// SPDX-License-Identifier: GPL-3.0-only
// Who lives with whom: households by size, ages by the families that such households usually are.
import { type RandomStream, randomStream } from '../air/seeded-random.ts';
import { HOUSEHOLD_SIZE_SHARES } from './town-figures.ts';

/** Ages of each household's members, couples first; together exactly `residents` people. */
export function drawHouseholds(residents: number, seed: number): number[][] {
  const random = randomStream(seed, 'households');
  const households: number[][] = [];
  let left = residents;
  while (left > 0) {
    const size = Math.min(left, drawSize(random));
    households.push(drawAges(size, random));
    left -= size;
  }
  return households;
}

function drawSize(random: RandomStream): number {
  let draw = random.uniform();
  for (const [n, share] of HOUSEHOLD_SIZE_SHARES.entries()) {
    draw -= share;
    if (draw < 0) return n + 1;
  }
  return HOUSEHOLD_SIZE_SHARES.length;
}

const between = (random: RandomStream, low: number, high: number) => low + random.integer(high - low + 1);

function drawAges(size: number, random: RandomStream): number[] {
  if (size === 1) return [random.uniform() < 0.35 ? between(random, 60, 84) : between(random, 20, 55)];
  const parent = between(random, 25, 52);
  const partner = Math.max(20, parent + between(random, -6, 4));
  const child = () => between(random, Math.max(0, parent - 36), Math.max(1, parent - 22));
  const elder = () => Math.min(90, parent + between(random, 22, 32));
  const children = (count: number) => Array.from({ length: count }, child);
  if (size === 2) {
    const kind = random.uniform();
    if (kind < 0.35) return [between(random, 55, 82), between(random, 55, 80)];
    return kind < 0.75 ? [parent, partner] : [parent, ...children(1)];
  }
  if (size === 3) return [parent, partner, ...(random.uniform() < 0.85 ? children(1) : [elder()])];
  if (size === 4) return [parent, partner, ...(random.uniform() < 0.82 ? children(2) : [child(), elder()])];
  if (size === 5) return [parent, partner, ...children(2), random.uniform() < 0.6 ? elder() : child()];
  if (size === 6) return [parent, partner, ...children(2), elder(), elder()];
  return [parent, partner, ...children(3), elder(), elder()];
}
