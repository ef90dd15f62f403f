// SPDX-License-Identifier: GPL-3.0-only
// Which part of the worklist is shown, as the address says it.
import { codeText, matching, oneOfWords, soughtText, usernameForm } from '../router/search-words.ts';
import { worklistStates } from './person-words.ts';

export interface PeopleSearch {
  readonly q?: string | undefined;
  readonly state?: (typeof worklistStates)[number] | undefined;
  /** A user name, "me" or "none". */
  readonly assignee?: string | undefined;
  readonly province?: string | undefined;
  readonly commune?: string | undefined;
}

export function readPeopleSearch(search: Readonly<Record<string, unknown>>): PeopleSearch {
  return {
    q: soughtText(search.q),
    state: oneOfWords(worklistStates, search.state),
    assignee: matching(search.assignee, usernameForm),
    province: codeText(search.province, 2),
    commune: codeText(search.commune, 5),
  };
}
