// SPDX-License-Identifier: GPL-3.0-only
// What is shown of the cases, as the address says it: a colleague who gets the link sees the same.
import { codeText, dayForm, matching, oneOfWords, soughtText, usernameForm } from '../router/search-words.ts';
import { callOutcomes, caseSorts, caseStates, classifications, codeStates } from './case-words.ts';

export interface CasesSearch {
  /** Name without marks, a number or its last four digits. */
  readonly q?: string | undefined;
  readonly sort?: (typeof caseSorts)[number] | undefined;
  readonly state?: (typeof caseStates)[number] | undefined;
  readonly classification?: (typeof classifications)[number] | undefined;
  readonly code?: (typeof codeStates)[number] | undefined;
  readonly outcome?: (typeof callOutcomes)[number] | undefined;
  readonly province?: string | undefined;
  readonly commune?: string | undefined;
  readonly assignee?: string | undefined;
  /** Days of entry. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export function readCasesSearch(search: Readonly<Record<string, unknown>>): CasesSearch {
  return {
    q: soughtText(search.q),
    sort: oneOfWords(caseSorts, search.sort),
    state: oneOfWords(caseStates, search.state),
    classification: oneOfWords(classifications, search.classification),
    code: oneOfWords(codeStates, search.code),
    outcome: oneOfWords(callOutcomes, search.outcome),
    province: codeText(search.province, 2),
    commune: codeText(search.commune, 5),
    assignee: matching(search.assignee, usernameForm),
    from: matching(search.from, dayForm),
    to: matching(search.to, dayForm),
  };
}
