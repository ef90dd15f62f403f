// SPDX-License-Identifier: GPL-3.0-only
import { shared as en } from './en/shared.ts';
import { useTexts } from './use-language.ts';
import { type SharedTexts, shared as vi } from './vi/shared.ts';

const texts = { vi, en };

/** The words that every screen may need. */
export function useShared(): SharedTexts {
  return useTexts(texts);
}
