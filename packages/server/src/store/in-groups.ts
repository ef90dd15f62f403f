// SPDX-License-Identifier: GPL-3.0-only
// Commits are what a database waits for, so what arrives while one is under way goes into the next together (decision 0060).
import { StatementError } from './store-error.ts';

export interface GroupOptions<Item, Outcome> {
  /** Does the work for a group in one statement; outcome i is item i's. Refused as a whole, it carries nothing out. */
  readonly run: (items: readonly Item[]) => Promise<readonly Outcome[]>;
  /** Groups under way at once. */
  readonly atOnce: number;
  /** Items in a group at most. */
  readonly most: number;
}

interface Waiting<Item, Outcome> {
  readonly item: Item;
  resolve(outcome: Outcome): void;
  reject(error: unknown): void;
}

/**
 * Gives a function that does one item's work. While fewer than `atOnce` groups are under way an item goes at once, alone;
 * else it waits for the next group, never for a time. A group that the database refuses is tried again item by item, so
 * that nobody fails for another's sake.
 */
export function inGroups<Item, Outcome>(
  options: GroupOptions<Item, Outcome>,
): (item: Item) => Promise<Outcome> {
  const { run, atOnce, most } = options;
  let waiting: Waiting<Item, Outcome>[] = [];
  let underWay = 0;

  async function settle(group: readonly Waiting<Item, Outcome>[]): Promise<void> {
    try {
      const outcomes = await run(group.map(({ item }) => item));
      group.forEach((each, i) => {
        each.resolve(outcomes[i] as Outcome);
      });
    } catch (error) {
      if (group.length > 1 && error instanceof StatementError) {
        for (const each of group) await settle([each]);
        return;
      }
      for (const each of group) each.reject(error);
    }
  }

  async function work(): Promise<void> {
    underWay++;
    while (waiting.length > 0) {
      const group = waiting.slice(0, most);
      waiting = waiting.slice(most);
      await settle(group);
    }
    underWay--;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (underWay < atOnce) void work();
    });
}
