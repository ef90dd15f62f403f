// SPDX-License-Identifier: GPL-3.0-only
import { useSyncExternalStore } from 'react';
import type { Person } from './person.ts';
import { type SessionState, session } from './session.ts';

export function useSession(): SessionState {
  return useSyncExternalStore(session.subscribe, session.snapshot);
}

/** Who is signed in. Only below the frame, which is drawn for nobody else. */
export function usePerson(): Person {
  const state = useSession();
  if (state.name !== 'in' && state.name !== 'lapsed') throw new Error('nobody is signed in');
  return state.person;
}
