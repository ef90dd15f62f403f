// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { inGroups } from './in-groups.ts';
import { StatementError, StoreUnavailableError } from './store-error.ts';

interface Started {
  readonly items: readonly number[];
  finish(): void;
}

/** Groups that end when the test says so; every item's outcome is its double. */
function slowGroups(atOnce: number, most: number) {
  const started: Started[] = [];
  const add = inGroups<number, number>({
    run: (items) =>
      new Promise((resolve) => started.push({ items, finish: () => resolve(items.map((item) => 2 * item)) })),
    ...{ atOnce, most },
  });
  return { started, add };
}

const groupsOf = (started: readonly Started[]) => started.map(({ items }) => items);
const turn = () => new Promise<void>((resume) => setImmediate(resume));

it('an item alone goes at once, and what comes meanwhile goes together, in its order, no more than fit', async () => {
  const { started, add } = slowGroups(1, 3);
  const outcomes = [1, 2, 3, 4, 5].map((item) => add(item));
  expect(groupsOf(started)).toEqual([[1]]);
  for (const count of [2, 3]) {
    started.at(-1)?.finish();
    await turn();
    expect(started.length).toBe(count);
  }
  started.at(-1)?.finish();
  expect(groupsOf(started)).toEqual([[1], [2, 3, 4], [5]]);
  expect(await Promise.all(outcomes)).toEqual([2, 4, 6, 8, 10]);
  const later = add(6);
  expect(groupsOf(started).at(-1)).toEqual([6]);
  started.at(-1)?.finish();
  expect(await later).toBe(12);
});

it('as many groups are under way as may be', async () => {
  const { started, add } = slowGroups(2, 10);
  const outcomes = [1, 2, 3, 4].map((item) => add(item));
  expect(groupsOf(started)).toEqual([[1], [2]]);
  started[1]?.finish();
  await turn();
  expect(groupsOf(started)).toEqual([[1], [2], [3, 4]]);
  for (const each of started) each.finish();
  expect(await Promise.all(outcomes)).toEqual([2, 4, 6, 8]);
});

it('when the database refuses a group, only the item that it refuses alone fails', async () => {
  const runs: (readonly number[])[] = [];
  const add = inGroups<number, number>({
    async run(items) {
      runs.push(items);
      if (items.includes(3)) throw new StatementError('22003', 'out of range');
      return items;
    },
    ...{ atOnce: 1, most: 10 },
  });
  const outcomes = await Promise.allSettled([1, 2, 3, 4].map((item) => add(item)));
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  expect(runs).toEqual([[1], [2, 3, 4], [2], [3], [4]]);
});

it('when it is not known whether a group was carried out, nobody in it is told that it was, and nothing is tried again', async () => {
  let runs = 0;
  const add = inGroups<number, number>({
    async run(items) {
      runs++;
      if (items.length > 1) throw new StoreUnavailableError('lost');
      return items;
    },
    ...{ atOnce: 1, most: 10 },
  });
  const outcomes = await Promise.allSettled([1, 2, 3].map((item) => add(item)));
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  expect(runs).toBe(2);
});
