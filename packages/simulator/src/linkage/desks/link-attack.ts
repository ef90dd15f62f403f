// SPDX-License-Identifier: GPL-3.0-only
// Somebody who holds all tables of all desks and wants to know whose keys are whose. They try every way of matching a
// column of one side with a column of the other: equal values, and equal ranks, from below and from above. With
// hindsight the best way of all counts; what blind guesses reach with the same hindsight is found by shuffling the truth.
import type { RandomStream } from '../../air/seeded-random.ts';

export type Value = string | number | bigint | boolean | Uint8Array | null;

/** A person or a message as one side holds it: its columns by name, other tables of the same desk joined. */
export type Evidence = Readonly<Record<string, Value>>;

/** Things that may belong together: all others are ruled out already. */
export interface Round {
  readonly persons: readonly Evidence[];
  readonly messages: readonly Evidence[];
  /** For each message the number of its person. */
  readonly truth: readonly number[];
}

export interface AttackResult {
  readonly trials: number;
  /** Ways of matching that were tried. */
  readonly ways: number;
  /** How many the best way got right, and which way that was. */
  readonly hits: number;
  readonly way: string;
  /** Right on average when one guesses. */
  readonly byChance: number;
  /** What the best of all ways reaches when truth is shuffled: on average, and in all but one of a thousand shuffles. */
  readonly bestByChance: number;
  readonly limitByChance: number;
}

const shuffles = 2000;

/** A value as something that can be put into an order. */
function sortable(value: Value | undefined): number | string {
  if (value === null || value === undefined) return '';
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (typeof value === 'string' || typeof value === 'number') return value;
  return Number(value);
}

function compare(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}

/** Places in the order of a column, 0…1; the same order again where values are equal. */
function ranks(side: readonly Evidence[], column: string): number[] {
  const order = side.map((_, i) => i);
  const values = side.map((each) => sortable(each[column]));
  order.sort((a, b) => compare(values[a] as string, values[b] as string) || a - b);
  const rank = new Array<number>(side.length);
  order.forEach((of, place) => {
    rank[of] = side.length === 1 ? 0 : place / (side.length - 1);
  });
  return rank;
}

/** Ways of one pair of columns, each a guess for every message: the number of a person, or none. */
function guesses({ persons, messages }: Round, left: string, right: string): (number | null)[][] {
  const values = persons.map((person) => sortable(person[left]));
  const equal = messages.map((message) => {
    const value = sortable(message[right]);
    const same = value === '' ? [] : values.flatMap((each, i) => (String(each) === String(value) ? [i] : []));
    return same.length === 1 ? (same[0] as number) : null;
  });
  const personRanks = ranks(persons, left);
  const messageRanks = ranks(messages, right);
  const nearest = (rank: number) =>
    personRanks.reduce(
      (best, each, i) => (Math.abs(each - rank) < Math.abs((personRanks[best] as number) - rank) ? i : best),
      0,
    );
  return [equal, messageRanks.map(nearest), messageRanks.map((rank) => nearest(1 - rank))];
}

const wayNames = ['equal', 'same order', 'opposite order'];

const columnsOf = (sides: readonly (readonly Evidence[])[]): string[] => [
  ...new Set(sides.flat().flatMap((each) => Object.keys(each))),
];

/** Tries every way over all rounds. */
export function attack(rounds: readonly Round[], random: RandomStream): AttackResult {
  const lefts = columnsOf(rounds.map(({ persons }) => persons));
  const rights = columnsOf(rounds.map(({ messages }) => messages));
  const names: string[] = [];
  /** For each way the guesses of all rounds, one after another. */
  const ways: (number | null)[][] = [];
  for (const left of lefts)
    for (const right of rights) {
      const ofRounds = rounds.map((round) => guesses(round, left, right));
      for (const [i, name] of wayNames.entries()) {
        names.push(`${left} and ${right}: ${name}`);
        ways.push(ofRounds.flatMap((each) => each[i] as (number | null)[]));
      }
    }
  const hitsOf = (truth: readonly number[]) =>
    ways.map((way) => way.reduce<number>((hits, guess, i) => hits + (guess === truth[i] ? 1 : 0), 0));
  const hits = hitsOf(rounds.flatMap(({ truth }) => truth));
  const best = hits.indexOf(Math.max(...hits));
  const shuffled = Array.from({ length: shuffles }, () =>
    Math.max(...hitsOf(rounds.flatMap((round) => shuffledTruth(round, random)))),
  ).sort((a, b) => a - b);
  return {
    trials: rounds.reduce((sum, { truth }) => sum + truth.length, 0),
    ways: ways.length,
    hits: hits[best] as number,
    way: names[best] as string,
    byChance: rounds.reduce((sum, { truth, persons }) => sum + truth.length / persons.length, 0),
    bestByChance: shuffled.reduce((sum, each) => sum + each, 0) / shuffles,
    limitByChance: shuffled[Math.ceil(0.999 * shuffles) - 1] as number,
  };
}

/** The same round with other persons behind the messages. */
function shuffledTruth({ persons, truth }: Round, random: RandomStream): number[] {
  const order = persons.map((_, i) => i);
  for (let i = order.length - 1; i > 0; i--) {
    const other = random.integer(i + 1);
    [order[i], order[other]] = [order[other] as number, order[i] as number];
  }
  return truth.map((person) => order[person] as number);
}
