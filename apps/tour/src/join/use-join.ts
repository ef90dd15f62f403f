// SPDX-License-Identifier: GPL-3.0-only
// One stay for the whole page: panels come and go, the phone stays on.
import type { TourTown } from '@bluezone/simulator';
import { useEffect, useState } from 'preact/hooks';
import { isInHere } from './guest-pass.ts';
import { type JoinSession, type JoinView, nobodyIn } from './join-view.ts';

let current: { readonly key: string; readonly session: Promise<JoinSession> } | null = null;

/** The stay in a town; another town, behind the same address, ends the one before. */
function sessionIn(town: TourTown): Promise<JoinSession> {
  const key = `${town.name} ${town.bornAt}`;
  if (current?.key === key) return current.session;
  current?.session.then(
    (before) => before.close(),
    () => {},
  );
  const session = import('./join-session.ts').then(({ createJoinSession }) =>
    createJoinSession(location.origin, town),
  );
  current = { key, session };
  // What could not be loaded is tried again when somebody asks again.
  session.catch(() => {
    if (current?.session === session) current = null;
  });
  return session;
}

interface Joining {
  /** Null while it is being loaded or could not be, and in a town without a place for visitors. */
  readonly session: JoinSession | null;
  readonly view: JoinView;
}

const notLoaded: Joining = {
  session: null,
  view: { ...nobodyIn, failure: { code: 'tour.gone', detail: '' } },
};

/** The stay as it is now. */
export function useJoin(town: TourTown): Joining {
  const [known, setKnown] = useState<Joining | null>(null);
  useEffect(() => {
    if (town.guest === null) return;
    let isOver = false;
    let unsubscribe = () => {};
    sessionIn(town).then(
      (session) => {
        if (isOver) return;
        const look = () => setKnown({ session, view: session.view() });
        unsubscribe = session.subscribe(look);
        look();
      },
      () => !isOver && setKnown(notLoaded),
    );
    return () => {
      isOver = true;
      unsubscribe();
    };
  }, [town]);
  return known ?? { session: null, view: nobodyIn };
}

/** Joins again after the page was loaded anew, whatever panel is open. */
export function useJoinAgain(town: TourTown | null): void {
  useEffect(() => {
    if (town !== null && town.guest !== null && isInHere())
      sessionIn(town).then(
        (session) => session.resume(),
        () => {},
      );
  }, [town]);
}
