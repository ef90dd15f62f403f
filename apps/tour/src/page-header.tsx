// SPDX-License-Identifier: GPL-3.0-only
import { languageName, languages, useText } from './language/use-language.ts';
import { TownTime } from './timeline/town-time.tsx';
import type { Town } from './town/use-town.ts';
import { type Theme, themes, useTheme } from './use-theme.ts';

export function PageHeader({ town }: { town: Town | null }) {
  const { t, language, choose } = useText();
  const [theme, setTheme] = useTheme();
  return (
    <header class="header">
      <div class="brand">
        <img src="./favicon.svg" alt="" width="36" height="36" />
        <div>
          <h1>{town === null ? 'Bluezone' : town.town.name || t.page.recording}</h1>
          <p>{town?.town.kind === 'recording' ? t.page.taglineRecording : t.page.tagline}</p>
        </div>
      </div>
      {town !== null && <TownTime town={town} />}
      <div class="settings">
        <label class="theme">
          <span class="hidden">{t.page.chooseTheme}</span>
          <select value={theme} onChange={(event) => setTheme(event.currentTarget.value as Theme)}>
            {themes.map((each) => (
              <option key={each} value={each}>
                {t.page.theme[each]}
              </option>
            ))}
          </select>
        </label>
        <fieldset class="languages">
          <legend class="hidden">{t.page.chooseLanguage}</legend>
          {languages.map((each) => (
            <button
              key={each}
              type="button"
              lang={each}
              aria-pressed={each === language}
              onClick={() => choose(each)}
            >
              {languageName(each)}
            </button>
          ))}
        </fieldset>
      </div>
    </header>
  );
}
