// SPDX-License-Identifier: GPL-3.0-only
// Measuring on a machine that does other things too: contenders take turns in one process, so that whatever slows the
// machine slows them alike, and what is quoted is the ratio of one to another.

export interface Contender<State> {
  /** What is not measured. */
  prepare(): State | Promise<State>;
  /** What is; gives how many units of work it did. */
  run(state: State): number | Promise<number>;
}

export interface Cost {
  /** Nanoseconds per unit: of the middle round, of the best, and of the middle half of all rounds. */
  readonly nanoseconds: number;
  readonly best: number;
  readonly spread: readonly [number, number];
}

/** Lets every contender run `warmUps` rounds unmeasured and `rounds` measured, all of them in turn. */
export async function measureInTurn<Name extends string>(
  contenders: { readonly [name in Name]: Contender<unknown> },
  { warmUps, rounds }: { readonly warmUps: number; readonly rounds: number },
): Promise<{ [name in Name]: Cost }> {
  const names = Object.keys(contenders) as Name[];
  const costs = new Map(names.map((name) => [name, [] as number[]]));
  for (let round = -warmUps; round < rounds; round++)
    for (const name of names) {
      const nanoseconds = await runOnce(contenders[name]);
      if (round >= 0) costs.get(name)?.push(nanoseconds);
    }
  return Object.fromEntries(names.map((name) => [name, summed(costs.get(name) ?? [])])) as {
    [name in Name]: Cost;
  };
}

async function runOnce(contender: Contender<unknown>): Promise<number> {
  const state = await contender.prepare();
  const started = performance.now();
  const units = await contender.run(state);
  return ((performance.now() - started) * 1e6) / units;
}

function summed(costs: readonly number[]): Cost {
  const sorted = costs.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN);
  return { nanoseconds: at(0.5), best: at(0), spread: [at(0.25), at(0.75)] };
}

/** A ratio with three digits. */
export function ratio(of: Cost, to: Cost): number {
  return Number((of.nanoseconds / to.nanoseconds).toPrecision(3));
}
