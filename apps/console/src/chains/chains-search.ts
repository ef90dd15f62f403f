// SPDX-License-Identifier: GPL-3.0-only
// What of the chains the address asks for. What makes no sense is left out: an address may come from anybody.
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

const matching = (value: unknown, form: RegExp): string | undefined =>
  (typeof value === 'string' || typeof value === 'number') && form.test(String(value))
    ? String(value)
    : undefined;

const recordId = /^[0-9a-f]{16}$/;
const day = /^\d{4}-\d\d-\d\d$/;

export function readChainsSearch(search: Readonly<Record<string, unknown>>): ChainsSearch {
  return {
    case: matching(search.case, recordId),
    person: matching(search.person, recordId),
    province: matching(search.province, /^\d\d$/),
    from: matching(search.from, day),
    to: matching(search.to, day),
    view: chainViews.find((view) => view === search.view),
  };
}
