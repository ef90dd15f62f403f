// SPDX-License-Identifier: GPL-3.0-only
// The words that the desk knows of cases, in the order in which they are offered.
import type { CasesPaths } from '@bluezone/desk-client';

type CaseView = CasesPaths['/v1/cases/{id}']['get']['responses'][200]['content']['application/json'];
type CasePage = CasesPaths['/v1/cases']['get']['responses'][200]['content']['application/json'];

export type CaseRecord = CaseView;
export type CaseSummary = CasePage['cases'][number];

export const caseSorts = ['newest', 'oldest', 'sample', 'onset', 'name'] as const;
export const caseStates = ['open', 'closed'] as const;
export const classifications = ['confirmed', 'probable', 'suspected', 'discarded'] as const;
export const codeStates = ['none', 'issued', 'redeemed', 'expired', 'void'] as const;
/** Recorded by the digits 1 … 6, in this order. */
export const callOutcomes = [
  'code-given',
  'no-smartphone',
  'no-app',
  'expired-in-call',
  'not-reached',
  'declined',
] as const;
export const sexes = ['female', 'male', 'other'] as const;
export const testKinds = ['pcr', 'antigen', 'other'] as const;
export const healthStates = ['at-home', 'hospital', 'recovered', 'died'] as const;
