// SPDX-License-Identifier: GPL-3.0-only
// The chosen language: Vietnamese unless somebody says otherwise. Each screen brings its own texts in both languages, so that a
// change of language needs nothing from the network.
import { usePreferences } from '../preferences/use-preferences.ts';

export type Language = 'vi' | 'en';
export const languages: readonly Language[] = ['vi', 'en'];

/** Texts of one area: Vietnamese is the model, and English has the same entries with the same arguments. */
export interface Texts<T> {
  readonly vi: T;
  readonly en: T;
}

export function useLanguage(): Language {
  return usePreferences().language;
}

export function useTexts<T>(texts: Texts<T>): T {
  return texts[useLanguage()];
}
