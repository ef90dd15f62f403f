// SPDX-License-Identifier: GPL-3.0-only
// Everybody by name: a field with a list below it, as the combobox pattern of the ARIA practices has it.
import { useId, useMemo, useRef, useState } from 'preact/hooks';
import { useText } from '../language/use-language.ts';
import type { Town } from '../town/use-town.ts';
import { findNames, plainLetters } from './find-names.ts';
import { stateInWords } from './marks.ts';
import { PersonMark } from './person-mark.tsx';

const MOST_SHOWN = 60;

export function PeopleChooser({ town, onChosen }: { town: Town; onChosen(person: number | null): void }) {
  const { t } = useText();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(-1);
  const list = useRef<HTMLDivElement>(null);
  const { people } = town.town;
  const plainNames = useMemo(() => people.map(({ name }) => plainLetters(name)), [people]);
  const isOpen = typed !== null;
  const found = useMemo(
    () => (typed === null ? [] : findNames(plainNames, typed, MOST_SHOWN)),
    [plainNames, typed],
  );
  const chosenName = town.chosen === null ? '' : (people[town.chosen]?.name ?? '');

  function close(): void {
    setTyped(null);
    setActive(-1);
  }

  function choose(person: number | null): void {
    close();
    onChosen(person);
  }

  function goTo(index: number): void {
    const next = Math.min(Math.max(index, 0), found.length - 1);
    setActive(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!isOpen) setTyped('');
      else goTo(active + (event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'Enter' && isOpen) {
      event.preventDefault();
      const person = found[active === -1 ? 0 : active];
      if (person !== undefined) choose(person);
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      close();
    }
  }

  return (
    <div class="chooser">
      <label class="hidden" for={`${id}field`}>
        {t.map.choosePerson}
      </label>
      <div class="field">
        <input
          id={`${id}field`}
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          placeholder={t.map.choosePlaceholder}
          aria-expanded={isOpen}
          aria-controls={`${id}list`}
          aria-autocomplete="list"
          aria-activedescendant={isOpen && active >= 0 ? `${id}option${found[active]}` : undefined}
          value={typed ?? chosenName}
          onFocus={(event) => event.currentTarget.select()}
          onClick={() => !isOpen && setTyped('')}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setActive(-1);
          }}
          onKeyDown={onKeyDown}
          onBlur={close}
        />
        {town.chosen !== null && !isOpen && (
          <button type="button" class="clear" aria-label={t.map.chooseNobody} onClick={() => choose(null)}>
            ×
          </button>
        )}
      </div>
      <div
        id={`${id}list`}
        role="listbox"
        aria-label={t.map.people}
        class="options"
        hidden={!isOpen}
        ref={list}
      >
        {found.map((person, index) => (
          <div
            key={person}
            id={`${id}option${person}`}
            role="option"
            tabIndex={-1}
            aria-selected={person === town.chosen}
            class={index === active ? 'active' : ''}
            onPointerDown={(event) => {
              event.preventDefault();
              choose(person);
            }}
          >
            <PersonMark state={town.state.people[person]} />
            <span>{people[person]?.name}</span>{' '}
            <small>{stateInWords(town.state.people[person], t.map.state)}</small>
          </div>
        ))}
      </div>
      <div role="status" class={isOpen && found.length === 0 ? 'nobody' : 'hidden'}>
        {isOpen &&
          (found.length === 0
            ? t.map.nobodyFound
            : t.map.foundCount(found.length, found.length === MOST_SHOWN))}
      </div>
    </div>
  );
}
