// SPDX-License-Identifier: GPL-3.0-only
// Who really was near, on demand: what the town knows and no phone and no server.
import type { TourTruth, TruthPerson } from '@bluezone/simulator';
import { useState } from 'preact/hooks';
import { minuteText } from '../language/format.ts';
import { useText } from '../language/use-language.ts';
import { FailureNote } from '../resident/failure-note.tsx';
import { PersonLink } from '../resident/person-link.tsx';
import { useAsked } from '../resident/use-asked.ts';
import type { Town } from '../town/use-town.ts';

interface Props {
  readonly town: Town;
  readonly person: number;
  readonly degree: 'F1' | 'F2';
}

export function TruthBox({ town, person, degree }: Props) {
  const { t } = useText();
  const texts = t.guide.truth;
  const [isOpen, setOpen] = useState(false);
  const asked = useAsked<TourTruth>(isOpen ? `truth ${person}` : null, () => town.client.truth(person));
  return (
    <details class="truth" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{texts.heading(town.town.people[person]?.name ?? '', degree)}</summary>
      {isOpen && (
        <div class="truth-body">
          <p class="note">{texts.note}</p>
          <FailureNote failure={asked.failure} />
          {asked.value === null ? (
            asked.failure === null && <p class="note">{texts.loading}</p>
          ) : (
            <TruthFound town={town} truth={asked.value} />
          )}
          {(asked.value !== null || asked.failure !== null) && (
            <button
              type="button"
              class="quiet"
              aria-disabled={asked.isAsking}
              onClick={() => !asked.isAsking && asked.again()}
            >
              {texts.refresh}
            </button>
          )}
        </div>
      )}
    </details>
  );
}

function TruthFound({ town, truth }: { town: Town; truth: TourTruth }) {
  const { t, language } = useText();
  const texts = t.guide.truth;
  const { warned, missed, falselyWarned } = truth;
  const parts = [
    { kind: 'warned', title: texts.warned, people: warned },
    { kind: 'missed', title: texts.missed, people: missed },
    { kind: 'false', title: texts.falselyWarned, people: falselyWarned },
  ] as const;
  return (
    <div aria-live="polite">
      <p class="note">{texts.period(minuteText(language, truth.from), minuteText(language, truth.to))}</p>
      <div
        class="truth-bar"
        role="img"
        aria-label={texts.bar(warned.length, missed.length, falselyWarned.length)}
      >
        {parts
          .filter(({ people }) => people.length > 0)
          .map(({ kind, people }) => (
            <span key={kind} class={`truth-count truth-ink-${kind}`} style={{ flexGrow: people.length }}>
              {people.length}
            </span>
          ))}
      </div>
      {parts.map(({ kind, title, people }) => (
        <section key={kind} class="truth-part">
          <h4>
            <i class={`truth-swatch truth-ink-${kind}`} aria-hidden="true" /> {title}: {people.length}
          </h4>
          {people.length === 0 ? (
            <p class="note">{texts.nobody}</p>
          ) : (
            <ul>
              {[...people]
                .sort((a, b) => b.minutes - a.minutes)
                .map((each) => (
                  <li key={each.person}>
                    <PersonLink town={town} person={each.person} />{' '}
                    <small>
                      {texts.minutes(Math.round(each.minutes))}
                      {whyOf(each) !== null && `, ${texts.why[whyOf(each) as Why].short}`}
                    </small>
                  </li>
                ))}
            </ul>
          )}
          {reasonsOf(people).map((why) => (
            <p key={why} class="note">
              <b>{texts.why[why].short}</b>: {texts.why[why].long}
            </p>
          ))}
        </section>
      ))}
    </div>
  );
}

type Why = TourTruth['missed'][number]['why'];

function whyOf(each: TruthPerson | TourTruth['missed'][number]): Why | null {
  return 'why' in each ? each.why : null;
}

/** The reasons that any of them has, each once. */
function reasonsOf(people: readonly TruthPerson[]): Why[] {
  return [...new Set(people.map(whyOf))].filter((why) => why !== null);
}
