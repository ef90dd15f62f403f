// SPDX-License-Identifier: GPL-3.0-only
import { useText } from '../language/use-language.ts';
import type { Town } from '../town/use-town.ts';
import type { Suggestion } from './suggest-people.ts';

interface Props {
  readonly town: Town;
  readonly suggestions: readonly Suggestion[];
  readonly picked: number | null;
  onPick(person: number): void;
}

/** Three people by name, with whom they live and work. */
export function ChoosePerson({ town, suggestions, picked, onPick }: Props) {
  const { t, language } = useText();
  const texts = t.guide.choose;
  const unfit = town.chosen === null ? null : town.town.people[town.chosen]?.name;
  return (
    <>
      {unfit != null && <p class="hint">{texts.unfit(unfit)}</p>}
      {suggestions.length === 0 ? (
        <p class="hint">{texts.nobody}</p>
      ) : (
        <fieldset class="suggestions">
          <legend>{texts.legend}</legend>
          {suggestions.map(({ person, meets, heard }) => (
            <label key={person}>
              <input
                type="radio"
                name="suggestion"
                checked={picked === person}
                onChange={() => onPick(person)}
              />
              <span class="suggestion">
                <strong>{town.town.people[person]?.name}</strong>
                <small>{meets === null ? lately(heard ?? 0) : sentence(meets)}</small>
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </>
  );

  function sentence({ household, work }: NonNullable<Suggestion['meets']>): string {
    const parts = work === 0 ? [texts.lives(household)] : [texts.lives(household), texts.works(work)];
    return new Intl.ListFormat(language, { type: 'unit', style: 'short' }).format(parts);
  }

  /** Nobody heard says nothing of somebody: the town may have just opened. */
  function lately(heard: number): string {
    return heard === 0 ? '' : texts.heard(heard);
  }
}
