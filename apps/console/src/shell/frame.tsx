// SPDX-License-Identifier: GPL-3.0-only
// What is on the screen: the sign-in for nobody, the frame with the work for somebody, the work covered when their session ended.
import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { useShared } from '../language/use-shared.ts';
import { AnnouncedHere } from '../parts/announce.tsx';
import { areas, isOpenTo } from '../session/areas.ts';
import { session } from '../session/session.ts';
import { usePerson, useSession } from '../session/use-session.ts';
import { EntryScreen } from '../sign-in/entry-screen.tsx';
import { LapsedDialog } from '../sign-in/lapsed-dialog.tsx';
import { AreaKeys } from './area-keys.tsx';
import { HelpOverlay } from './help-overlay.tsx';
import { NotYours } from './not-found.tsx';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';

/** Milliseconds between two looks at whether the session has ended by itself. */
const lookEvery = 5_000;

export function Frame() {
  const state = useSession();
  useEffect(() => {
    const timer = setInterval(() => session.lapseWhenIdle(), lookEvery);
    return () => clearInterval(timer);
  }, []);
  if (state.name !== 'in' && state.name !== 'lapsed')
    return (
      <>
        <EntryScreen />
        <AnnouncedHere />
      </>
    );
  // Another person gets everything anew: nothing of the one before stays in any part.
  return <Workplace key={state.person.username} isCovered={state.name === 'lapsed'} />;
}

/** The screen of the address, or that it is not for this person. */
function OpenArea() {
  const person = usePerson();
  const name = useRouterState({ select: ({ location }) => location.pathname.split('/')[1] ?? '' });
  const area = areas.find((each) => each === name);
  return area === undefined || isOpenTo(area, person) ? <Outlet /> : <NotYours />;
}

function Workplace({ isCovered }: { readonly isCovered: boolean }) {
  const t = useShared();
  const [isHelpOpen, setHelpOpen] = useState(false);
  useShortcut('?', t.help, () => setHelpOpen(true), { group: 'everywhere' });
  return (
    <>
      <div className={isCovered ? 'frame covered' : 'frame'}>
        <a className="skip" href="#main">
          {t.skip}
        </a>
        <AreaKeys />
        <TopBar onHelp={() => setHelpOpen(true)} />
        <Rail />
        <main className="main" id="main" tabIndex={-1}>
          <OpenArea />
        </main>
      </div>
      <HelpOverlay isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
      <LapsedDialog isOpen={isCovered} />
      <AnnouncedHere />
    </>
  );
}
