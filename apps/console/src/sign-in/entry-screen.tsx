// SPDX-License-Identifier: GPL-3.0-only
// What nobody sees but who is not signed in.
import { useEffect } from 'react';
import { signIn as en } from '../language/en/sign-in.ts';
import { useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { signIn as vi } from '../language/vi/sign-in.ts';
import { Button } from '../parts/button.tsx';
import { Waiting } from '../parts/empty.tsx';
import { Note } from '../parts/note.tsx';
import { session } from '../session/session.ts';
import { useSession } from '../session/use-session.ts';
import { LanguageSwitch } from '../shell/language-switch.tsx';
import { askWhoIsIn } from './ask-who-is-in.ts';
import { beginWork } from './begin-work.ts';
import { SignInForm } from './sign-in-form.tsx';

const texts = { vi, en };

export function EntryScreen() {
  const state = useSession();
  const t = useTexts(texts);
  const shared = useShared();
  useEffect(() => {
    document.title = shared.documentTitle(t.title);
  }, [shared, t]);
  return (
    <div className="entry">
      <header className="entry-top">
        <LanguageSwitch />
      </header>
      <main className="entry-card stack">
        <div className="rail-brand">
          <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" />
          {shared.appName}
        </div>
        {state.name === 'asking' && <Waiting />}
        {state.name === 'unreachable' && (
          <Note tone="wrong" title={t.unreachable}>
            <Button onPress={() => void askWhoIsIn()}>{shared.again}</Button>
          </Note>
        )}
        {state.name === 'out' && (
          <>
            <h1>{t.title}</h1>
            <SignInForm onSignedIn={(person) => void beginWork(person, session)} />
          </>
        )}
      </main>
      <footer className="entry-foot">{t.foot}</footer>
    </div>
  );
}
