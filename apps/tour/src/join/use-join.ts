// SPDX-License-Identifier: GPL-3.0-only
// One stay for the whole page: panels come and go, the phone stays on.
import { useEffect, useState } from 'preact/hooks';
import type { Town } from '../town/use-town.ts';
import { isInHere } from './join-pass.ts';
import { type JoinSession, type JoinView, nobodyIn } from './join-view.ts';

let current: { readonly key: string; readonly session: Promise<JoinSession> } | null = null;

const keyOf = ({ town: { guest, bornAt, name } }: Town): string => `${name} ${bornAt} ${guest}`;

/** The stay in a town; another town, behind the same address, ends the one before. */
function sessionIn(town: Town): Promise<JoinSession> {
  const key = keyOf(town);
  if (current?.key === key) return current.session;
  void current?.session.then((before) => before.close());
  const session = import('./join-session.ts').then(({ createJoinSession }) =>
    createJoinSession(location.origin, town.town),
  );
  current = { key, session };
  return session;
}

/** The stay as it is now; the session is null while it is being loaded, and in a town without a place for visitors. */
export function useJoin(town: Town): { readonly session: JoinSession | null; readonly view: JoinView } {
  const [known, setKnown] = useState<{ readonly session: JoinSession; readonly view: JoinView } | null>(null);
  const key = keyOf(town);
  useEffect(() => {
    if (town.town.guest === null) return;
    let isOver = false;
    let unsubscribe = () => {};
    void sessionIn(town).then((session) => {
      if (isOver) return;
      const look = () => setKnown({ session, view: session.view() });
      unsubscribe = session.subscribe(look);
      look();
    });
    return () => {
      isOver = true;
      unsubscribe();
    };
  }, [key]);
  return known ?? { session: null, view: nobodyIn };
}

/** Joins again after the page was loaded anew, whatever panel is open. */
export function useJoinAgain(town: Town | null): void {
  const key = town === null || town.town.guest === null ? null : keyOf(town);
  useEffect(() => {
    if (town !== null && key !== null && isInHere()) void sessionIn(town).then((session) => session.resume());
  }, [key]);
}
