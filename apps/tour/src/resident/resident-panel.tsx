// SPDX-License-Identifier: GPL-3.0-only
// The chosen person's phone as its own engine tells it, and what can be done with it.
import type { TourAct, TourResident } from '@bluezone/simulator';
import { useState } from 'preact/hooks';
import { timeText } from '../language/format.ts';
import { useText } from '../language/use-language.ts';
import type { Town } from '../town/use-town.ts';
import { ChooseFirst } from './choose-first.tsx';
import { FailureNote } from './failure-note.tsx';
import { HistoryChart } from './history-chart.tsx';
import { HistoryTable } from './history-table.tsx';
import { HomeCard } from './home-card.tsx';
import { OpenSteps } from './open-steps.tsx';
import { ShareList } from './share-list.tsx';
import { useAct } from './use-act.ts';
import { useAsked } from './use-asked.ts';
import { WarningList } from './warning-list.tsx';

const askEveryMilliseconds = 10_000;

export function ResidentPanel({ town }: { town: Town }) {
  const { t } = useText();
  if (town.chosen === null)
    return <ChooseFirst town={town} heading={t.resident.headingNobody} what={t.resident.chooseWhat} />;
  return <ResidentOf key={town.chosen} town={town} person={town.chosen} />;
}

function ResidentOf({ town, person }: { town: Town; person: number }) {
  const { t, language } = useText();
  const texts = t.resident;
  const acting = useAct(town);
  const [done, setDone] = useState('');
  const state = town.state.people[person];
  const about = town.town.people[person];
  const name = about?.name ?? '';
  // What others do changes a phone too: it is asked again when its person's state does, and now and then besides.
  const asked = useAsked<TourResident & { at: number }>(
    `resident ${person}`,
    async () => {
      const at = town.clock();
      const answer = await town.client.resident(person);
      return answer.kind === 'ok' ? { kind: 'ok', value: { ...answer.value, at } } : answer;
    },
    askEveryMilliseconds,
    JSON.stringify(state),
  );
  const resident = asked.value;

  async function run(act: TourAct, said: string): Promise<void> {
    if (acting.isBusy) return;
    setDone('');
    const answer = await acting.act(act);
    if (answer.ok) setDone(said);
    asked.again();
  }

  const places = town.town.places;
  const placeName = (id: number | null | undefined): string | undefined =>
    id == null ? undefined : places.find((place) => place.id === id)?.name;
  const home = placeName(about?.home);
  const work = placeName(about?.work);
  const facts = [
    about?.age == null ? null : texts.age(about.age),
    home === undefined ? null : texts.lives(home),
    work === undefined ? null : texts.works(work),
    about === undefined ? null : texts.number(about.phoneNumber),
  ].filter((each) => each !== null);

  return (
    <section class="resident" aria-labelledby="resident-heading">
      <header>
        <h2 id="resident-heading">{texts.heading(name)}</h2>
        <p class="note">{facts.join(' · ')}</p>
        {state?.isCase && (
          <p class="case-note">
            <b class="tag tag-F0">F0</b> {texts.isCase}
          </p>
        )}
        {state?.phone === 'off' && <p class="hint">{texts.offNote}</p>}
        {state?.phone === 'guest' && <p class="hint">{texts.guestNote}</p>}
      </header>
      <FailureNote failure={acting.failure ?? asked.failure} />
      {resident === null ? (
        asked.failure === null && <p class="note">{texts.loading}</p>
      ) : (
        <>
          <HomeCard resident={resident} />
          <p class="note as-of">{texts.asOf(timeText(language, resident.at))}</p>
          <Where town={town} resident={resident} name={name} />
          {state?.phone === 'on' && (
            <section class="resident-actions" aria-labelledby="actions-heading">
              <h3 id="actions-heading">{texts.actionsHeading}</h3>
              <div class="act-row">
                <button
                  type="button"
                  aria-disabled={acting.isBusy}
                  aria-describedby="open-note"
                  onClick={() => void run({ act: 'open', person }, texts.opened)}
                >
                  {texts.open}
                </button>
                <p id="open-note" class="note">
                  {texts.openNote}
                </p>
              </div>
              {!state.isCase && (
                <div class="act-row">
                  <button
                    type="button"
                    aria-disabled={acting.isBusy}
                    aria-describedby="confirm-note"
                    onClick={() => void run({ act: 'confirm', person }, texts.done)}
                  >
                    {texts.confirm}
                  </button>
                  <p id="confirm-note" class="note">
                    {texts.confirmNote}
                  </p>
                </div>
              )}
              <OpenSteps town={town} resident={resident} acting={acting} onDone={() => asked.again()} />
              <p class="done" role="status">
                {done}
              </p>
            </section>
          )}
          <section aria-labelledby="warnings-heading">
            <h3 id="warnings-heading">{texts.warningsHeading}</h3>
            <WarningList alerts={resident.alerts} />
          </section>
          <section aria-labelledby="shares-heading">
            <h3 id="shares-heading">{texts.sharesHeading}</h3>
            <ShareList
              shares={resident.shares}
              isBusy={acting.isBusy}
              onWithdraw={(share) => void run({ act: 'withdraw', person, share }, texts.done)}
            />
          </section>
          <section aria-labelledby="history-heading">
            <h3 id="history-heading">{texts.historyHeading}</h3>
            <p class="note">{texts.historyNote}</p>
            {resident.history.length === 0 ? (
              <p class="note">{texts.noHistory}</p>
            ) : (
              <>
                <HistoryChart days={byDay(resident.history)} />
                <HistoryTable days={byDay(resident.history).reverse()} />
              </>
            )}
          </section>
        </>
      )}
    </section>
  );
}

const byDay = (days: TourResident['history']) => [...days].sort((a, b) => a.day - b.day);

/** Where they really are: what the map knows and the phone does not. */
function Where({ town, resident, name }: { town: Town; resident: TourResident; name: string }) {
  const { t } = useText();
  const texts = t.resident;
  const { place } = resident;
  const at = place === null ? undefined : town.town.places.find(({ id }) => id === place.id)?.name;
  const words =
    place === null
      ? texts.where.unknown(name)
      : place.setting === 'place'
        ? at === undefined
          ? texts.where.street(name)
          : texts.where.place(name, at)
        : texts.where[place.setting](name);
  return (
    <section class="where" aria-labelledby="where-heading">
      <h3 id="where-heading">{texts.whereHeading}</h3>
      <p>{words}</p>
      <p class="note">{place === null ? texts.whereNoteRecording : texts.whereNote}</p>
    </section>
  );
}
