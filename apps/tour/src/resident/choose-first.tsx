// SPDX-License-Identifier: GPL-3.0-only
import type { PersonState } from '@bluezone/simulator';
import { useText } from '../language/use-language.ts';
import { markOf, stateInWords } from '../map/marks.ts';
import { PeopleChooser } from '../map/people-chooser.tsx';
import { PersonMark } from '../map/person-mark.tsx';
import type { Town } from '../town/use-town.ts';
import { PersonLink } from './person-link.tsx';

interface Props {
  readonly town: Town;
  readonly heading: string;
  readonly what: string;
}

/** What a panel about somebody shows while nobody is chosen. */
export function ChooseFirst({ town, heading, what }: Props) {
  const { t } = useText();
  return (
    <section class="choose-first" aria-label={heading}>
      <h2>{heading}</h2>
      <p>{what}</p>
      <p class="note">{t.resident.chooseFirst}</p>
      <PeopleChooser town={town} onChosen={(person) => town.choose(person)} />
      <ul class="marked-people">
        {firstOfEachMark(town.state.people).map((state) => (
          <li key={state.index}>
            <PersonMark state={state} /> <PersonLink town={town} person={state.index} />{' '}
            <small>{stateInWords(state, t.map.state)}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Somebody ill, somebody warned to each degree: whoever looks for a person is most likely to look for these. */
function firstOfEachMark(people: readonly PersonState[]): PersonState[] {
  return (['case', 'F1', 'F2'] as const).flatMap(
    (mark) => people.find((state) => markOf(state) === mark) ?? [],
  );
}
