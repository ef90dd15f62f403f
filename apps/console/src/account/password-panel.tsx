// SPDX-License-Identifier: GPL-3.0-only
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../desk/ask.ts';
import { desk } from '../desk/desk.ts';
import { account as en } from '../language/en/account.ts';
import { useTexts } from '../language/use-language.ts';
import { account as vi } from '../language/vi/account.ts';
import { notify } from '../parts/announce.tsx';
import { Button } from '../parts/button.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Panel } from '../parts/screen.tsx';
import { TextField } from '../parts/text-field.tsx';

const texts = { vi, en };
const leastPassword = 12;

export function PasswordPanel() {
  const t = useTexts(texts);
  const [password, setPassword] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const [isAsked, setAsked] = useState(false);
  const change = useMutation({
    mutationFn: () => ask(() => desk.PATCH('/v1/staff/me/password', { body: { password, newPassword } })),
    onSuccess: () => {
      setPassword('');
      setNewPassword('');
      setRepeated('');
      setAsked(false);
      notify(t.passwordChanged);
    },
  });
  const isShort = newPassword.length < leastPassword;
  const isDifferent = repeated !== newPassword;
  return (
    <Panel title={t.password}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (password !== '' && !isShort && !isDifferent) change.mutate();
        }}
      >
        <div className="columns">
          <TextField
            label={t.passwordNow}
            type="password"
            autoComplete="current-password"
            value={password}
            onValue={setPassword}
            maxLength={200}
            isNeeded
          />
          <TextField
            label={t.passwordNew}
            type="password"
            autoComplete="new-password"
            value={newPassword}
            onValue={setNewPassword}
            hint={t.passwordRule}
            wrong={isAsked && isShort ? t.passwordShort : null}
            maxLength={200}
            isNeeded
          />
          <TextField
            label={t.passwordRepeat}
            type="password"
            autoComplete="new-password"
            value={repeated}
            onValue={setRepeated}
            wrong={isAsked && isDifferent ? t.passwordsDiffer : null}
            maxLength={200}
            isNeeded
          />
        </div>
        <ProblemNote error={change.error} />
        <div className="buttons">
          <Button submits isBusy={change.isPending}>
            {t.changePassword}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
