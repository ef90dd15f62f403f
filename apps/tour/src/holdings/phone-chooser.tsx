// SPDX-License-Identifier: GPL-3.0-only
import type { TourPerson } from '@bluezone/simulator';
import { useText } from '../language/use-language.ts';
import { stateOf } from '../picture/person-state.ts';

interface Props {
  readonly people: readonly TourPerson[];
  readonly phone: number;
  onChoose(phone: number): void;
}

export function PhoneChooser({ people, phone, onChoose }: Props) {
  const { t } = useText();
  return (
    <fieldset class="chooser">
      <legend>{t.holdings.choosePhone}</legend>
      {people.map((person) => {
        const state = stateOf(person);
        return (
          <label key={person.index}>
            <input
              type="radio"
              name="phone"
              value={person.index}
              checked={person.index === phone}
              onChange={() => onChoose(person.index)}
            />
            <span>
              {person.name}
              {state !== 'none' && <b class={`tag tag-${state}`}>{state}</b>}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
