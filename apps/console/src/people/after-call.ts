// SPDX-License-Identifier: GPL-3.0-only
import { afterFollowUp, type FollowUpOutcome } from '@bluezone/desk-client';
import { dayFromNumber, dayNumber } from '../language/format.ts';
import type { PersonSummary } from './person-words.ts';

type AfterCall = Pick<PersonSummary, 'state' | 'tries' | 'isSymptomatic' | 'nextDay' | 'lastDay' | 'version'>;

/**
 * A person as they stand after a call, by the desk's rules: shown before it is recorded, and while it waits to be sent. The
 * desk's own answer takes its place.
 * @param chosenDay the next day as the caller chose it; null for what follows from the rules
 */
export function afterCall(
  person: AfterCall & Pick<PersonSummary, 'untilDay'>,
  outcome: FollowUpOutcome,
  day: string,
  chosenDay: string | null,
): AfterCall {
  const chosen = chosenDay === null ? null : dayNumber(chosenDay);
  const { nextDay, ...after } = afterFollowUp(
    person,
    dayNumber(person.untilDay),
    outcome,
    dayNumber(day),
    chosen,
  );
  return {
    ...after,
    nextDay: nextDay === null ? null : dayFromNumber(nextDay),
    lastDay: day,
    version: person.version + 1,
  };
}
