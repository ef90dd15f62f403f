// SPDX-License-Identifier: GPL-3.0-only
// The session ended in the middle of something. The same person signs in and goes on where they were; for another person the work
// that is on the screen is dropped, after asking.
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { actQueue } from '../connection/queue.ts';
import { answerOf, desk } from '../desk/desk.ts';
import { queryClient } from '../desk/query-client.ts';
import { signIn as en } from '../language/en/sign-in.ts';
import { useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { signIn as vi } from '../language/vi/sign-in.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Note } from '../parts/note.tsx';
import type { Person } from '../session/person.ts';
import { session } from '../session/session.ts';
import { usePerson } from '../session/use-session.ts';
import { beginWork } from './begin-work.ts';
import { SignInForm } from './sign-in-form.tsx';

const texts = { vi, en };

export function LapsedDialog({ isOpen }: { readonly isOpen: boolean }) {
  const t = useTexts(texts);
  const shared = useShared();
  const before = usePerson();
  const navigate = useNavigate();
  const [other, setOther] = useState<Person | null>(null);
  const goOn = (person: Person) => {
    if (person.username !== before.username) return setOther(person);
    session.begin(person);
    void queryClient.invalidateQueries();
    void actQueue.flush();
  };
  const drop = async (person: Person) => {
    session.end();
    await actQueue.wipe();
    await navigate({ to: '/', replace: true });
    await beginWork(person, session);
    setOther(null);
  };
  const backOut = async () => {
    await answerOf(desk.POST('/v1/staff/logout')).catch(() => undefined);
    setOther(null);
  };
  return (
    <Dialog title={t.lapsed} isOpen={isOpen} onClose={() => undefined} isFirm>
      {other === null ? (
        <>
          <p>{t.lapsedWhat(before.username)}</p>
          <SignInForm username={before.username} onSignedIn={goOn} />
        </>
      ) : (
        <>
          <Note tone="watch" title={t.otherPerson(other.username)}>
            <p>{t.otherPersonWhat(before.username)}</p>
          </Note>
          <div className="buttons end">
            <Button onPress={() => void backOut()} autoFocus>
              {shared.cancel}
            </Button>
            <Button weight="grave" onPress={() => void drop(other)}>
              {t.dropAndGoOn}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
