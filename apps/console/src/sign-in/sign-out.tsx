// SPDX-License-Identifier: GPL-3.0-only
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { actQueue } from '../connection/queue.ts';
import { useQueue } from '../connection/use-queue.ts';
import { answerOf, desk } from '../desk/desk.ts';
import { queryClient } from '../desk/query-client.ts';
import { signIn as en } from '../language/en/sign-in.ts';
import { useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { signIn as vi } from '../language/vi/sign-in.ts';
import { AskDialog } from '../parts/dialog.tsx';
import { session } from '../session/session.ts';

const texts = { vi, en };

/** Ends the session and wipes what this browser kept; asks first when something waits to be sent. */
export function useSignOut() {
  const t = useTexts(texts);
  const shared = useShared();
  const { acts } = useQueue();
  const navigate = useNavigate();
  const [isAsked, setAsked] = useState(false);
  const signOut = async () => {
    setAsked(false);
    await answerOf(desk.POST('/v1/staff/logout')).catch(() => undefined);
    await actQueue.wipe();
    // Whoever comes next begins at the beginning.
    await navigate({ to: '/', replace: true });
    session.end();
    queryClient.clear();
  };
  return {
    begin: () => (acts.length > 0 ? setAsked(true) : void signOut()),
    question: (
      <AskDialog
        title={shared.signOut}
        agree={t.signOutAnyway}
        isOpen={isAsked}
        isGrave
        onAgree={() => void signOut()}
        onClose={() => setAsked(false)}
      >
        <p>{t.signOutLoses(acts.length)}</p>
      </AskDialog>
    ),
  };
}
