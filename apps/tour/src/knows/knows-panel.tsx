// SPDX-License-Identifier: GPL-3.0-only
// What does each know? Everything each party holds, for the chosen person, as of one moment.
import type { TourKnows } from '@bluezone/simulator';
import { useState } from 'preact/hooks';
import { momentText, numberText } from '../language/format.ts';
import { useText } from '../language/use-language.ts';
import { ChooseFirst } from '../resident/choose-first.tsx';
import { FailureNote } from '../resident/failure-note.tsx';
import { useAsked } from '../resident/use-asked.ts';
import type { Town } from '../town/use-town.ts';
import { HolderView } from './holder-view.tsx';
import { type HolderId, holderIds, rowCount, tablesOf } from './holders.ts';

export function KnowsPanel({ town }: { town: Town }) {
  const { t } = useText();
  if (town.chosen === null)
    return <ChooseFirst town={town} heading={t.knows.heading} what={t.knows.chooseFirst} />;
  return <KnowsOf key={town.chosen} town={town} person={town.chosen} />;
}

function KnowsOf({ town, person }: { town: Town; person: number }) {
  const { t, language } = useText();
  const texts = t.knows;
  const [holder, setHolder] = useState<HolderId>('phone');
  const asked = useAsked<TourKnows & { at: number }>(`knows ${person}`, async () => {
    const at = town.clock();
    const answer = await town.client.knows(person);
    return answer.kind === 'ok' ? { kind: 'ok', value: { ...answer.value, at } } : answer;
  });
  const knows = asked.value;
  return (
    <section class="knows" aria-labelledby="knows-heading" aria-busy={asked.isAsking}>
      <h2 id="knows-heading">{texts.headingOf(town.town.people[person]?.name ?? '')}</h2>
      <p>{texts.intro}</p>
      <FailureNote failure={asked.failure} />
      {knows === null ? (
        asked.failure === null && <p class="note">{texts.loading}</p>
      ) : (
        <p class="as-of note">
          {texts.asOf(momentText(language, knows.at))}
          <button
            type="button"
            class="quiet"
            aria-disabled={asked.isAsking}
            onClick={() => !asked.isAsking && asked.again()}
          >
            {texts.refresh}
          </button>
        </p>
      )}
      {knows !== null && (
        <>
          <fieldset class="holders">
            <legend class="hidden">{texts.holdersLabel}</legend>
            {holderIds.map((id) => {
              const rows = rowCount(tablesOf(knows, id));
              return (
                <label key={id} class={`holder-${id}`}>
                  <input type="radio" name="holder" checked={id === holder} onChange={() => setHolder(id)} />
                  <span class="holder-card">
                    <strong>{texts.holders[id].title}</strong>
                    <small>{rows === 0 ? texts.none : texts.rows(numberText(language, rows))}</small>
                  </span>
                </label>
              );
            })}
          </fieldset>
          <HolderView
            key={holder}
            holder={holder}
            title={texts.holders[holder].title}
            tables={tablesOf(knows, holder)}
          />
          <p class="note limits">{texts.limits}</p>
        </>
      )}
    </section>
  );
}
