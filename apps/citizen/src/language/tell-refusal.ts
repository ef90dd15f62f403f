// SPDX-License-Identifier: GPL-3.0-only
import type { Refused } from '../engine/phone-face.ts';
import { minutesText, unitText } from './format.ts';
import type { Language } from './use-language.ts';
import type { SharedTexts } from './vi/shared.ts';

/** A refusal in words: what is wrong, how many tries are left, when to try again. */
export function tellRefusal(t: SharedTexts, language: Language, refused: Refused): string {
  const { code, triesLeft, retryAfterSeconds } = refused;
  const told = [t.refusals[code] ?? t.refusalOther];
  if (triesLeft !== undefined) told.push(t.triesLeft(triesLeft));
  if (retryAfterSeconds !== undefined) told.push(t.waitSeconds(waitText(language, retryAfterSeconds)));
  return told.join(' ');
}

/** "40 giây", "2 phút": a wait, never told shorter than it is. */
export function waitText(language: Language, seconds: number): string {
  return seconds < 100
    ? unitText(language, Math.ceil(seconds), 'second')
    : minutesText(language, Math.ceil(seconds / 60));
}
