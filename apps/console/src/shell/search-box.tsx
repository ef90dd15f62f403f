// SPDX-License-Identifier: GPL-3.0-only
// Search from anywhere: Enter opens the list of cases or of contacts with what was typed, without marks and by number.
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { useShared } from '../language/use-shared.ts';
import { Icon } from '../parts/icon.tsx';
import { KeysShown } from '../parts/keys-shown.tsx';
import { isOpenTo } from '../session/areas.ts';
import { usePerson } from '../session/use-session.ts';

export function SearchBox() {
  const t = useShared();
  const person = usePerson();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const isOnPeople = useRouterState({ select: ({ location }) => location.pathname.startsWith('/people') });
  const isShown = isOpenTo('cases', person);
  useShortcut('/', t.search, () => input.current?.focus(), { group: 'everywhere', isOn: isShown });
  if (!isShown) return null;
  const area = isOnPeople ? 'people' : 'cases';
  return (
    <search>
      <form
        className="search-box"
        onSubmit={(event) => {
          event.preventDefault();
          void navigate({ to: `/${area}`, search: { q: typed.trim() || undefined } as never });
        }}
      >
        <Icon name="search" size={1} />
        <input
          ref={input}
          className="input"
          type="search"
          aria-label={t.searchIn(t.areas[area])}
          placeholder={t.searchIn(t.areas[area])}
          value={typed}
          maxLength={80}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && input.current?.blur()}
        />
        <KeysShown keys="/" />
      </form>
    </search>
  );
}
