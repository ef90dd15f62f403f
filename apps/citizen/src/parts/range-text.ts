// SPDX-License-Identifier: GPL-3.0-only
import type { Range } from '../engine/phone-face.ts';
import { numberText } from '../language/format.ts';
import type { Language } from '../language/use-language.ts';

/** Whether a number of people is known exactly. */
function isExact({ low, high }: Range): boolean {
  return low === high;
}

/** Keeps the two ends of a range on one line. */
const joined = '\u2060–\u2060';

/** "12–15"; null where the number is exact. */
export function rangeText(language: Language, range: Range): string | null {
  if (isExact(range)) return null;
  return `${numberText(language, range.low)}${joined}${numberText(language, range.high)}`;
}
