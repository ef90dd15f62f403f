// SPDX-License-Identifier: GPL-3.0-only
import { FeedPanel } from './feed/feed-panel.tsx';
import { GuidePanel } from './guide/guide-panel.tsx';
import { useJoinAgain } from './join/use-join.ts';
import { LanguageContext, useLanguageChoice } from './language/use-language.ts';
import { TownMap } from './map/town-map.tsx';
import { OpeningNotice } from './opening-notice.tsx';
import { PageHeader } from './page-header.tsx';
import { SidePanels } from './side-panels.tsx';
import { Timeline } from './timeline/timeline.tsx';
import { useTown } from './town/use-town.ts';
import { TroubleBanner } from './trouble-banner.tsx';

export function App() {
  const { ready, opening, isOpening, trouble } = useTown();
  useJoinAgain(ready?.town ?? null);
  const choice = useLanguageChoice(ready?.town ?? null);
  const { t } = choice;
  return (
    <LanguageContext.Provider value={choice}>
      {ready !== null && (
        <a class="skip" href="#guide">
          {t.page.skip}
        </a>
      )}
      <PageHeader town={ready} />
      <TroubleBanner trouble={trouble} />
      {ready === null ? (
        <main class="page waiting" aria-busy="true">
          {isOpening ? <OpeningNotice share={opening} /> : <p class="loading">{t.page.loading}</p>}
        </main>
      ) : (
        <main class={`page town panel-${ready.panel}`}>
          <section id="guide" class="guide" aria-label={t.page.guide} tabIndex={-1}>
            <GuidePanel town={ready} />
          </section>
          <div class="stage">
            <Timeline town={ready} />
            <TownMap town={ready} />
          </div>
          <SidePanels town={ready} />
          <FeedPanel town={ready} />
        </main>
      )}
    </LanguageContext.Provider>
  );
}
