// SPDX-License-Identifier: GPL-3.0-only
// What of the chains the address asks for. What makes no sense is left out: an address may come from anybody.
import { codeText, dayForm, matching, oneOfWords } from '../router/search-words.ts';

export const chainViews = ['drawing', 'tree', 'table', 'suggestions'] as const;
export type ChainView = (typeof chainViews)[number];

export interface ChainsSearch {
  /** The chain of one record. */
  readonly case?: string | undefined;
  readonly person?: string | undefined;
  readonly province?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly view?: ChainView | undefined;
}

const recordId = /^[0-9a-f]{16}$/;

export function readChainsSearch(search: Readonly<Record<string, unknown>>): ChainsSearch {
  return {
    case: matching(search.case, recordId),
    person: matching(search.person, recordId),
    province: codeText(search.province, 2),
    from: matching(search.from, dayForm),
    to: matching(search.to, dayForm),
    view: oneOfWords(chainViews, search.view),
  };
}
