// SPDX-License-Identifier: GPL-3.0-only
import type { Range } from '../engine/phone-face.ts';
import { numberText } from '../language/format.ts';
import type { Language } from '../language/use-language.ts';

/** Whether a number of people is known exactly. */
function isExact({ low, high }: Range): boolean {
  return low === high;
}

/** "12–15"; null where the number is exact. */
export function rangeText(language: Language, range: Range): string | null {
  if (isExact(range)) return null;
  return `${numberText(language, range.low)}–${numberText(language, range.high)}`;
}
