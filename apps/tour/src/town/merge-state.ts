// SPDX-License-Identifier: GPL-3.0-only
// What the page knows of the town's state, brought up to date by answers that hold of people and feed only what changed,
// and everything else whole. Parts that did not change stay the same objects, so that whoever shows them can tell.
import type { FeedEntry, PersonState, TourState } from '@bluezone/simulator';

/** The state with everybody and everything in it. `people[i]` is the person with index i. */
export type TownState = Omit<TourState, 'opening'>;

/** The page shows no more than this of what happened. */
export const longestFeed = 2000;

/** @param known null, or the state of the same run that `answer` was asked since */
export function mergeState(known: TownState | null, answer: TourState): TownState {
  const { opening: _, ...rest } = answer;
  if (known === null || known.run !== answer.run) {
    const everybody = mergePeople([], answer.people);
    return { ...rest, people: everybody, feed: mergeFeed([], answer.feed) };
  }
  return {
    ...rest,
    people: mergePeople(known.people, answer.people),
    feed: mergeFeed(known.feed, answer.feed),
    cases: keepIfSame(known.cases, answer.cases),
    levers: keepIfSame(known.levers, answer.levers),
    hostile: keepIfSame(known.hostile, answer.hostile),
    figures: keepIfSame(known.figures, answer.figures),
  };
}

function mergePeople(known: readonly PersonState[], changed: readonly PersonState[]): readonly PersonState[] {
  if (changed.length === 0) return known;
  const people = [...known];
  for (const state of changed) people[state.index] = state;
  return people;
}

function mergeFeed(known: readonly FeedEntry[], added: readonly FeedEntry[]): readonly FeedEntry[] {
  const last = known.at(-1)?.id ?? Number.NEGATIVE_INFINITY;
  const news = added.filter(({ id }) => id > last);
  if (news.length === 0) return known;
  return [...known, ...news].slice(-longestFeed);
}

function keepIfSame<T>(known: T, told: T): T {
  return JSON.stringify(known) === JSON.stringify(told) ? known : told;
}
