// SPDX-License-Identifier: GPL-3.0-only
// When somebody is called next, and when nobody calls any more. The one place of these rules.

export type FollowUpOutcome = 'well' | 'symptoms' | 'no-answer' | 'wrong-number' | 'refused' | 'finished';

/** Days from the last contact on which somebody may still fall ill. */
const followUpDays = 14;
/** Tries in a row without an answer, after which others must look for them. */
const triesUntilUnreachable = 3;

export interface FollowedUp {
  readonly state: 'new' | 'following' | 'unreachable' | 'refused' | 'finished' | 'case';
  readonly tries: number;
  readonly until_day: number;
  readonly is_symptomatic: boolean;
  readonly next_day: number | null;
}

/** Last civil day of the follow-up of a contact on a day. */
export const lastFollowUpDay = (exposureDay: number): number => exposureDay + followUpDays;

/**
 * How a person stands after a call or declaration.
 * @param day civil day of it
 * @param chosenDay the next day as the caller chose it; null for none; undefined for what follows from the rules
 */
export function afterFollowUp(
  person: FollowedUp,
  outcome: FollowUpOutcome,
  day: number,
  chosenDay?: number | null,
): FollowedUp {
  const tomorrow = day + 1;
  const next = chosenDay === undefined ? tomorrow : chosenDay;
  if (outcome === 'refused' || outcome === 'finished')
    return { ...person, state: outcome, tries: 0, next_day: null };
  if (outcome === 'wrong-number') return { ...person, state: 'unreachable', next_day: next ?? tomorrow };
  if (outcome === 'no-answer') {
    const tries = Math.min(person.tries + 1, 1000);
    const isLost = tries >= triesUntilUnreachable || person.state === 'unreachable';
    const isOver = tomorrow > person.until_day && chosenDay == null;
    if (isOver) return { ...person, state: 'finished', tries, next_day: null };
    const state = isLost ? 'unreachable' : person.state === 'new' ? 'new' : 'following';
    return { ...person, state, tries, next_day: next ?? tomorrow };
  }
  const isSymptomatic = outcome === 'symptoms';
  // Who falls ill on the last day is called on until somebody says that it is over.
  const isOver = !isSymptomatic && chosenDay == null && tomorrow > person.until_day;
  return {
    ...person,
    state: isOver ? 'finished' : 'following',
    tries: 0,
    is_symptomatic: isSymptomatic,
    next_day: isOver ? null : (next ?? tomorrow),
  };
}
