// SPDX-License-Identifier: GPL-3.0-only
import type { Random } from './ports.ts';

/** A uniform number in [0, 1) from 48 random bits. */
export function drawUniform(random: Random): number {
  const bytes = random.bytes(6);
  let value = 0;
  for (const byte of bytes) value = value * 256 + byte;
  return value / 2 ** 48;
}

/** An exponential waiting time with the given mean, in the mean's unit. */
export function drawExponential(random: Random, mean: number): number {
  return -mean * Math.log(1 - drawUniform(random));
}
