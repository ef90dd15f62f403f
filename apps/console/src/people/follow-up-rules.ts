// SPDX-License-Identifier: GPL-3.0-only
// What a follow-up makes of a person, as the desk's rules say: shown before it is recorded, and while it waits to be sent. The
// desk's own answer takes its place.
import { addDays } from '../language/format.ts';
import type { FollowUpOutcome, PersonSummary } from './person-words.ts';

/** Tries in a row without an answer, after which others must look for them. */
const triesUntilUnreachable = 3;

export type FollowedUp = Pick<
  PersonSummary,
  'state' | 'tries' | 'untilDay' | 'isSymptomatic' | 'nextDay' | 'lastDay' | 'version'
>;

/**
 * @param day the civil day of it
 * @param chosenDay the next day as the caller chose it; undefined for what follows from the rules
 */
export function afterFollowUp(
  person: FollowedUp,
  outcome: FollowUpOutcome,
  day: string,
  chosenDay?: string,
): FollowedUp {
  const tomorrow = addDays(day, 1);
  const next = chosenDay ?? tomorrow;
  const isLast = chosenDay === undefined && tomorrow > person.untilDay;
  const after = { ...person, lastDay: day, version: person.version + 1 };
  if (outcome === 'refused' || outcome === 'finished')
    return { ...after, state: outcome, tries: 0, nextDay: null };
  if (outcome === 'wrong-number') return { ...after, state: 'unreachable', nextDay: next };
  if (outcome === 'no-answer') {
    const tries = person.tries + 1;
    if (isLast) return { ...after, state: 'finished', tries, nextDay: null };
    const isLost = tries >= triesUntilUnreachable || person.state === 'unreachable';
    return {
      ...after,
      ...{ tries, nextDay: next },
      state: isLost ? 'unreachable' : person.state === 'new' ? 'new' : 'following',
    };
  }
  const isSymptomatic = outcome === 'symptoms';
  const isOver = !isSymptomatic && isLast;
  return {
    ...after,
    ...{ tries: 0, isSymptomatic, state: isOver ? 'finished' : 'following' },
    nextDay: isOver ? null : next,
  };
}
