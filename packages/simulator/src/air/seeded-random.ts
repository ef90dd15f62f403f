// SPDX-License-Identifier: GPL-3.0-only
// Randomness of the simulated world: reproducible, one independent stream per label, never for secrets.
// Generator: sfc32 (C. Doty-Humphrey, PractRand), its state filled by the 32-bit finalizer of MurmurHash3.

/** One stream of random numbers. Streams with other labels neither influence nor resemble it. */
export interface RandomStream {
  /** The next 32 bits, 0 to 2³² − 1. */
  bits(): number;
  /** Uniform in [0, 1), in steps of 2⁻³². */
  uniform(): number;
  /** Uniform whole number in [0, bound), for 1 ≤ bound ≤ 2³². */
  integer(bound: number): number;
  /** Normal with mean 0 and standard deviation 1 (Box–Muller). */
  normal(): number;
  /** Exponential with the given mean. */
  exponential(mean: number): number;
}

/**
 * The stream of a seed and labels: equal arguments give equal streams, whatever other streams were drawn before.
 * So a draw depends on what it is for, not on the order in which phones are looked at.
 *
 * @param seed   any finite number
 * @param labels texts and finite numbers that name the stream, such as `('noise', receiver, sender, second)`
 */
export function randomStream(seed: number, ...labels: readonly (string | number)[]): RandomStream {
  const words: number[] = [];
  for (const label of [seed, ...labels]) {
    if (typeof label === 'number') pushNumber(words, label);
    else pushText(words, label);
  }
  const state = [0x9e3779b9, 0x243f6a88, 0xb7e15162].map((start) => mixWords(start, words));
  return streamOf(sfc32(state[0] as number, state[1] as number, state[2] as number));
}

/** The generator sfc32, with 15 rounds thrown away, its counter beginning at 1. */
export function sfc32(first: number, second: number, third: number): () => number {
  let a = first | 0;
  let b = second | 0;
  let c = third | 0;
  let counter = 1;
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 15; round++) next();
  return next;
}

function streamOf(bits: () => number): RandomStream {
  const uniform = (): number => bits() / 2 ** 32;
  return {
    bits,
    uniform,
    integer: (bound) => Math.floor(uniform() * bound),
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    exponential: (mean) => -mean * Math.log(1 - uniform()),
  };
}

const NUMBER_MARK = 1;
const TEXT_MARK = 2;

function pushNumber(words: number[], value: number): void {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value + 0);
  words.push(NUMBER_MARK, view.getUint32(0), view.getUint32(4));
}

function pushText(words: number[], text: string): void {
  words.push(TEXT_MARK, text.length);
  for (let at = 0; at < text.length; at++) words.push(text.charCodeAt(at));
}

function mixWords(start: number, words: readonly number[]): number {
  let hash = start;
  for (const word of words) hash = finalize((Math.imul(hash, 5) + 0xe6546b64) ^ finalize(word ^ start));
  return hash;
}

function finalize(word: number): number {
  const once = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return (twice ^ (twice >>> 16)) | 0;
}
