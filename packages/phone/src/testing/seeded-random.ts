// SPDX-License-Identifier: GPL-3.0-only
import type { Random } from '../ports.ts';

/** Repeatable bytes for tests (xorshift-multiply on a counter); worthless as secrets. */
export function seededRandom(seed: number): Random {
  let counter = (seed * 0x9e3779b1) >>> 0;
  const next = (): number => {
    counter = (counter + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(counter ^ (counter >>> 15), counter | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return { bytes: (length) => Uint8Array.from({ length }, () => next() >>> 24) };
}
