// SPDX-License-Identifier: GPL-3.0-only
// The words that the desk knows of people, in the order in which they are offered.
import type { CasesPaths, FollowUpOutcome } from '@bluezone/desk-client';

export type { FollowUpOutcome } from '@bluezone/desk-client';

type PersonView = CasesPaths['/v1/people/{id}']['get']['responses'][200]['content']['application/json'];
type PersonPage = CasesPaths['/v1/people']['get']['responses'][200]['content']['application/json'];

export type PersonRecord = PersonView;
export type PersonSummary = PersonPage['people'][number];

export const worklistStates = [
  'due',
  'overdue',
  'symptomatic',
  'unreachable',
  'new',
  'finished',
  'all',
] as const;
/** Recorded by the digits 1 … 6, in this order. */
export const followUpOutcomes: readonly FollowUpOutcome[] = [
  ...(['well', 'symptoms', 'no-answer', 'wrong-number', 'refused', 'finished'] as const),
];
export const degrees = ['F1', 'F2'] as const;
