// SPDX-License-Identifier: GPL-3.0-only
import { useText } from '../language/use-language.ts';
import { PeopleChooser } from '../map/people-chooser.tsx';
import type { Town } from '../town/use-town.ts';

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
    </section>
  );
}
