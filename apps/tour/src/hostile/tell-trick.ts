// SPDX-License-Identifier: GPL-3.0-only
// What a trick is, and what phones said to it, in words. An id or code that no catalogue knows is shown as it is.
import type { TourTrick } from '@bluezone/simulator';
import type { Catalogue } from '../language/vi.ts';

export interface TrickTold {
  readonly name: string;
  readonly what: string;
  readonly answers: readonly { readonly words: string; readonly code: string; readonly phones: number }[];
}

export function tellTrick({ id, answers }: TourTrick, t: Catalogue): TrickTold {
  const texts = t.hostile;
  const known = texts.tricks[id];
  return {
    name: known?.name ?? id,
    what: known?.what ?? texts.unknownTrick,
    answers: answers.map(({ code, phones }) => ({
      words: code === 'ignored' ? texts.ignored : (texts.codes[code] ?? texts.unknownCode),
      code,
      phones,
    })),
  };
}
