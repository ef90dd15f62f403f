// SPDX-License-Identifier: GPL-3.0-only
import type { TourView } from '@bluezone/simulator';
import { dateText, timeText } from './language/format.ts';
import { languageName, languages, useText } from './language/use-language.ts';

export function PageHeader({ view }: { view: TourView | null }) {
  const { t, language, choose } = useText();
  return (
    <header class="header">
      <div class="brand">
        <img src="./favicon.svg" alt="" width="36" height="36" />
        <div>
          <h1>Bluezone</h1>
          <p>{t.tagline}</p>
        </div>
      </div>
      {view !== null && (
        <dl class="clock">
          <dt>{t.clockLabel}</dt>
          <dd>
            <time dateTime={new Date(view.clock * 1000).toISOString()}>
              <strong>
                {t.dayOfStory(view.day)} · {timeText(language, view.clock)}
              </strong>
              <span>{dateText(language, view.clock)}</span>
            </time>
          </dd>
        </dl>
      )}
      <fieldset class="languages">
        <legend class="hidden">{t.chooseLanguage}</legend>
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
    </header>
  );
}
