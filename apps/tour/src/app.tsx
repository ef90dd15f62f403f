// SPDX-License-Identifier: GPL-3.0-only
import { EventFeed } from './feed/event-feed.tsx';
import { Holdings } from './holdings/holdings.tsx';
import { LanguageContext, useLanguageChoice } from './language/use-language.ts';
import { PageHeader } from './page-header.tsx';
import { PeoplePicture } from './picture/people-picture.tsx';
import { CurrentStep } from './steps/current-step.tsx';
import { StepList } from './steps/step-list.tsx';
import { TroubleBanner } from './trouble-banner.tsx';
import { useTour } from './use-tour.ts';

export function App() {
  const choice = useLanguageChoice();
  const tour = useTour();
  const { view } = tour;
  return (
    <LanguageContext.Provider value={choice}>
      <a class="skip" href="#current">
        {choice.t.skip}
      </a>
      <PageHeader view={view} />
      <TroubleBanner trouble={tour.trouble} failure={view?.failure ?? null} />
      {view === null ? (
        <main class="page" aria-busy="true">
          <p class="loading">{choice.t.loading}</p>
        </main>
      ) : (
        <main class="page">
          <div class="story">
            <div class="stage">
              <CurrentStep view={view} onStep={tour.step} onRestart={tour.restart} />
              <PeoplePicture view={view} />
            </div>
            <StepList steps={view.steps} />
            <EventFeed view={view} />
          </div>
          <Holdings view={view} columns={tour.columns} phone={tour.phone} onChoose={tour.choosePhone} />
        </main>
      )}
    </LanguageContext.Provider>
  );
}
