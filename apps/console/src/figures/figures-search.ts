// SPDX-License-Identifier: GPL-3.0-only
import { codeText, dayForm, matching } from '../router/search-words.ts';

export interface FiguresSearch {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly province?: string | undefined;
}

export function readFiguresSearch(search: Readonly<Record<string, unknown>>): FiguresSearch {
  return {
    from: matching(search.from, dayForm),
    to: matching(search.to, dayForm),
    province: codeText(search.province, 2),
  };
}
