// SPDX-License-Identifier: GPL-3.0-only
// What a code says to people. Every code has its words in every language: one that is missing does not compile.
import type { ErrorCode } from '@bluezone/protocol';
import { english } from './problem-texts-en.ts';
import { vietnamese } from './problem-texts-vi.ts';

export interface ProblemText {
  /** What is wrong, a few words. */
  readonly title: string;
  /** What that means, and what to do. */
  readonly detail: string;
}

export type ProblemTexts = Readonly<Record<ErrorCode, ProblemText>>;

export const problemLanguages = ['vi', 'en'] as const;
export type ProblemLanguage = (typeof problemLanguages)[number];

export const problemTexts: Readonly<Record<ProblemLanguage, ProblemTexts>> = {
  vi: vietnamese,
  en: english,
};

/** A header longer than this is nobody's choice of languages. */
const longestHeader = 400;

/** The language that an Accept-Language header (RFC 9110, section 12.5.4) asks for most; Vietnamese when it asks for none of ours. */
export function problemLanguageOf(header: string | undefined): ProblemLanguage {
  let best: ProblemLanguage = 'vi';
  let bestWeight = 0;
  if (header === undefined || header.length > longestHeader) return best;
  for (const part of header.split(',')) {
    const [range = '', ...parameters] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    const weight = Number(parameters.find((each) => each.startsWith('q='))?.slice(2) ?? 1);
    const language = range === '*' ? 'vi' : problemLanguages.find((each) => range.split('-')[0] === each);
    if (language === undefined || !(weight > bestWeight)) continue;
    best = language;
    bestWeight = weight;
  }
  return best;
}
