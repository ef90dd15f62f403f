// SPDX-License-Identifier: GPL-3.0-only
// The chosen language: Vietnamese unless the visitor says otherwise, remembered in this browser.
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { en } from './en.ts';
import { type Catalogue, vi } from './vi.ts';

const catalogues = { vi, en };
export type Language = keyof typeof catalogues;
export const languages: readonly Language[] = ['vi', 'en'];

export interface LanguageChoice {
  readonly language: Language;
  readonly t: Catalogue;
  choose(language: Language): void;
}

const storageName = 'bluezone.language';

export const LanguageContext = createContext<LanguageChoice>({ language: 'vi', t: vi, choose: () => {} });

export function useText(): LanguageChoice {
  return useContext(LanguageContext);
}

/** Name of a language in itself. */
export function languageName(language: Language): string {
  return catalogues[language].page.languageName;
}

function remembered(): Language {
  try {
    return localStorage.getItem(storageName) === 'en' ? 'en' : 'vi';
  } catch {
    return 'vi';
  }
}

/** The choice, kept in step with the document's language and title. @param town whose name has none is a recording */
export function useLanguageChoice(town: { readonly name: string } | null): LanguageChoice {
  const [language, setLanguage] = useState<Language>(remembered);
  const t = catalogues[language];
  const name = town === null ? '' : town.name || t.page.recording;
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = t.page.documentTitle(name);
  }, [language, t, name]);
  return {
    language,
    t,
    choose(next) {
      setLanguage(next);
      try {
        localStorage.setItem(storageName, next);
      } catch {
        // A browser that keeps nothing still shows the language until the page is closed.
      }
    },
  };
}
