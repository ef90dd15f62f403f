// SPDX-License-Identifier: GPL-3.0-only
// Contenders take turns in slices of about a millisecond, so that whatever slows the machine slows them alike; what
// counts of each slice is its best of all rounds. Runs in Node and in a browser.

export interface SlicedContender {
  /** Keys done by all slices of a round. */
  readonly keys: number;
  readonly slices: number;
  run(slice: number): void;
}

/** Microseconds per key of each contender: the sum of the best times of its slices. */
export async function measureSlices<Name extends string>(
  contenders: Readonly<Record<Name, SlicedContender>>,
  rounds: number,
  breathe: () => Promise<void>,
): Promise<Record<Name, number>> {
  const names = Object.keys(contenders) as Name[];
  const steps = Math.max(...names.map((name) => contenders[name].slices));
  const best = new Map(names.map((name) => [name, new Float64Array(contenders[name].slices).fill(Infinity)]));
  for (let round = 0; round < rounds; round++) {
    for (let step = 0; step < steps; step++)
      for (const name of names) {
        const { slices, run } = contenders[name];
        const times = best.get(name) as Float64Array;
        const end = Math.floor(((step + 1) * slices) / steps);
        for (let slice = Math.floor((step * slices) / steps); slice < end; slice++) {
          const started = performance.now();
          run(slice);
          times[slice] = Math.min(times[slice] as number, performance.now() - started);
        }
      }
    await breathe();
  }
  const perKey = (name: Name) =>
    (1000 * (best.get(name) as Float64Array).reduce((sum, time) => sum + time, 0)) / contenders[name].keys;
  return Object.fromEntries(names.map((name) => [name, perKey(name)])) as Record<Name, number>;
}
