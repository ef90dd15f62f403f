// SPDX-License-Identifier: GPL-3.0-only

import { shared as en } from '../language/en/shared.ts';
import { type Language, languages, useLanguage } from '../language/use-language.ts';
import { shared as vi } from '../language/vi/shared.ts';
import { choose } from '../preferences/preferences.ts';

const names: Readonly<Record<Language, string>> = { vi: vi.languageName, en: en.languageName };

/** The other language, in its own name. */
export function LanguageSwitch() {
  const language = useLanguage();
  return languages
    .filter((each) => each !== language)
    .map((each) => (
      <button
        key={each}
        type="button"
        lang={each}
        className="button quiet"
        onClick={() => choose({ language: each })}
      >
        {names[each]}
      </button>
    ));
}
