// SPDX-License-Identifier: GPL-3.0-only
// When somebody is called next, and when nobody calls any more. The desk goes by these rules, and whoever asks it shows by them
// what a call will make of a person, also while it waits to be sent. The one place of them.

export type FollowUpOutcome = 'well' | 'symptoms' | 'no-answer' | 'wrong-number' | 'refused' | 'finished';

/** Days from the last contact on which somebody may still fall ill. */
const followUpDays = 14;
/** Tries in a row without an answer, after which others must look for them. */
const triesUntilUnreachable = 3;
/** Beyond it nobody counts. */
const mostTries = 1000;

export interface FollowUpStanding {
  readonly state: 'new' | 'following' | 'unreachable' | 'refused' | 'finished' | 'case';
  /** In a row without an answer. */
  readonly tries: number;
  readonly isSymptomatic: boolean;
  /** Civil day since 1970-01-01 of the next call; null for none. */
  readonly nextDay: number | null;
}

/** Last civil day of the follow-up of a contact on a day. */
export const lastFollowUpDay = (exposureDay: number): number => exposureDay + followUpDays;

/**
 * How a person stands after a call or declaration.
 * @param untilDay last civil day of their follow-up
 * @param day civil day of the call
 * @param chosenDay the next day as the caller chose it; null for what follows from the rules
 */
export function afterFollowUp(
  { state, tries, isSymptomatic }: Omit<FollowUpStanding, 'nextDay'>,
  untilDay: number,
  outcome: FollowUpOutcome,
  day: number,
  chosenDay: number | null,
): FollowUpStanding {
  const tomorrow = day + 1;
  const nextDay = chosenDay ?? tomorrow;
  const isLast = chosenDay === null && tomorrow > untilDay;
  if (outcome === 'refused' || outcome === 'finished')
    return { state: outcome, tries: 0, isSymptomatic, nextDay: null };
  if (outcome === 'wrong-number') return { state: 'unreachable', tries, isSymptomatic, nextDay };
  if (outcome === 'no-answer') {
    const inRow = Math.min(tries + 1, mostTries);
    if (isLast) return { state: 'finished', tries: inRow, isSymptomatic, nextDay: null };
    const isLost = inRow >= triesUntilUnreachable || state === 'unreachable';
    const next = isLost ? 'unreachable' : state === 'new' ? 'new' : 'following';
    return { state: next, tries: inRow, isSymptomatic, nextDay };
  }
  // Who falls ill on the last day is called on until somebody says that it is over.
  if (outcome === 'well' && isLast)
    return { state: 'finished', tries: 0, isSymptomatic: false, nextDay: null };
  return { state: 'following', tries: 0, isSymptomatic: outcome === 'symptoms', nextDay };
}
