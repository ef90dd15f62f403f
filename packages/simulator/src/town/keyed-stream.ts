// SPDX-License-Identifier: GPL-3.0-only
// Millions of small independent streams: one object that is set anew for each three numbers, without allocating.
// Generator as in air/seeded-random.ts (sfc32); the state is filled by the 32-bit finalizer of MurmurHash3.
import { type RandomStream, randomStream } from '../air/seeded-random.ts';

/** A stream that can be turned into that of any three whole numbers. */
export interface KeyedStream extends RandomStream {
  /**
   * Sets it to the beginning of the stream of three whole numbers (their lowest 32 bits count), and returns it.
   * Whoever was given the stream before must be done with it.
   */
  of(first: number, second: number, third: number): RandomStream;
}

/** Fewer than of one long stream: the state is well mixed before. */
const ROUNDS_THROWN_AWAY = 2;

/** The family of streams of a seed and label. */
export function createKeyedStream(seed: number, label: string): KeyedStream {
  const key = randomStream(seed, 'keyed', label);
  const keys = [key.bits() | 0, key.bits() | 0, key.bits() | 0] as const;
  let a = 0;
  let b = 0;
  let c = 0;
  let counter = 1;
  let spare = Number.NaN;
  const bits = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  const uniform = (): number => bits() / 2 ** 32;
  const stream: KeyedStream = {
    bits,
    uniform,
    integer: (bound) => Math.floor(uniform() * bound),
    normal: () => {
      if (!Number.isNaN(spare)) {
        const second = spare;
        spare = Number.NaN;
        return second;
      }
      const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
      const angle = 2 * Math.PI * uniform();
      spare = radius * Math.sin(angle);
      return radius * Math.cos(angle);
    },
    exponential: (mean) => -mean * Math.log(1 - uniform()),
    of: (first, second, third) => {
      a = mix(mix(mix(keys[0], first), second), third);
      b = mix(keys[1], a);
      c = mix(keys[2], b);
      counter = 1;
      spare = Number.NaN;
      for (let round = 0; round < ROUNDS_THROWN_AWAY; round++) bits();
      return stream;
    },
  };
  return stream;
}

function mix(hash: number, word: number): number {
  let x = (Math.imul(hash, 5) + 0xe6546b64) ^ word;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) | 0;
}
