// SPDX-License-Identifier: GPL-3.0-only
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../desk/ask.ts';
import { desk } from '../desk/desk.ts';
import { account as en } from '../language/en/account.ts';
import { useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { account as vi } from '../language/vi/account.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Note } from '../parts/note.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Panel } from '../parts/screen.tsx';
import { TextField } from '../parts/text-field.tsx';
import { RecoveryCodes } from '../sign-in/recovery-codes.tsx';

const texts = { vi, en };
/** With so few left it is time for new ones. */
const few = 3;

export function RecoveryPanel({ left }: { readonly left: number }) {
  const t = useTexts(texts);
  const shared = useShared();
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [code, setCode] = useState('');
  const make = useMutation({
    mutationFn: () =>
      ask(() => desk.POST('/v1/staff/me/recovery-codes', { body: { code: code.replace(/\s/g, '') } })),
    onError: () => setCode(''),
  });
  const close = () => {
    setOpen(false);
    setCode('');
    make.reset();
    void queries.invalidateQueries({ queryKey: ['me'] });
  };
  return (
    <Panel title={t.recovery} acts={<Button onPress={() => setOpen(true)}>{t.recoveryNew}</Button>}>
      {left <= few ? <Note tone="watch" title={t.recoveryFew} /> : null}
      <p>{t.recoveryLeft(left)}</p>
      <Dialog title={t.recoveryNew} isOpen={isOpen} onClose={close} isFirm={make.isSuccess}>
        {make.data === undefined ? (
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault();
              if (/^\d{6}$/.test(code.replace(/\s/g, ''))) make.mutate();
            }}
          >
            <p>{t.recoveryNewWhat}</p>
            <TextField
              label={t.code}
              hint={t.codeHint}
              value={code}
              onValue={setCode}
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={7}
              isCode
              autoFocus
            />
            <ProblemNote error={make.error} />
            <div className="buttons end">
              <Button onPress={close}>{shared.cancel}</Button>
              <Button submits weight="main" isBusy={make.isPending}>
                {t.recoveryNew}
              </Button>
            </div>
          </form>
        ) : (
          <RecoveryCodes codes={make.data.recoveryCodes} onKept={close} />
        )}
      </Dialog>
    </Panel>
  );
}
