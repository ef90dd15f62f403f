// SPDX-License-Identifier: GPL-3.0-only
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../desk/ask.ts';
import { desk } from '../desk/desk.ts';
import { problemOf } from '../desk/problem.ts';
import { staff as en } from '../language/en/staff.ts';
import { dayText } from '../language/format.ts';
import { useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { staff as vi } from '../language/vi/staff.ts';
import { notify } from '../parts/announce.tsx';
import { Button } from '../parts/button.tsx';
import { AskDialog, Dialog } from '../parts/dialog.tsx';
import { Note } from '../parts/note.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { TextField } from '../parts/text-field.tsx';
import { usePerson } from '../session/use-session.ts';
import { type Account, bodyOf, faultOf, type Grant } from './account.ts';
import { GrantFields } from './grant-fields.tsx';
import { InvitationShown } from './invitation-shown.tsx';

const texts = { vi, en };

interface AccountDialogProps {
  readonly account: Account | null;
  readonly onClose: () => void;
}

export function AccountDialog({ account, onClose }: AccountDialogProps) {
  const t = useTexts(texts);
  return (
    <Dialog title={t.change} isOpen={account !== null} onClose={onClose}>
      {account !== null && <AccountForm key={account.username} account={account} onClose={onClose} />}
    </Dialog>
  );
}

function AccountForm({ account, onClose }: { readonly account: Account; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const shared = useShared();
  const person = usePerson();
  const queries = useQueryClient();
  const isOwn = person.username === account.username;
  // As it was opened: what others change meanwhile the desk refuses, and shows.
  const [before] = useState(account);
  const [version, setVersion] = useState(account.version);
  const [name, setName] = useState(account.name);
  const [grant, setGrant] = useState<Grant>(account);
  const [question, setQuestion] = useState<'suspend' | 'reset' | null>(null);
  const path = { params: { path: { name: account.username } } };
  const read = () => void queries.invalidateQueries({ queryKey: ['accounts'] });
  const change = useMutation({
    mutationFn: (changes: { state?: 'active' | 'suspended' }) => {
      const grants = bodyOf(grant);
      const isGrantNew = JSON.stringify(grants) !== JSON.stringify(bodyOf(before));
      return ask(() =>
        desk.PATCH('/v1/staff/accounts/{name}', {
          ...path,
          body: {
            version,
            ...changes,
            ...(changes.state === undefined && name.trim() !== before.name ? { name: name.trim() } : {}),
            ...(changes.state === undefined && isGrantNew ? grants : {}),
          },
        }),
      );
    },
    onSuccess: () => {
      read();
      notify(t.changed);
      onClose();
    },
    onError: (error) => {
      setQuestion(null);
      const { code, present } = problemOf(error);
      if (code === 'record.changed') setVersion((present as Account).version);
      read();
    },
  });
  const reset = useMutation({
    mutationFn: () => ask(() => desk.POST('/v1/staff/accounts/{name}/reset-second-factor', path)),
    onSuccess: read,
    onSettled: () => setQuestion(null),
  });
  if (reset.data !== undefined) return <InvitationShown invitation={reset.data} onDone={onClose} />;
  const fault = faultOf(grant);
  const problem = change.error === null ? null : problemOf(change.error);
  const present = problem?.code === 'record.changed' ? (problem.present as Account) : null;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '' && fault === null) change.mutate({});
      }}
    >
      <div className="spread">
        <strong>{account.username}</strong>
        <span className="soft">
          {t.states[account.state]}
          {account.invitedUntil !== null && ` · ${t.invitedUntil(dayText(account.invitedUntil))}`}
        </span>
      </div>
      {isOwn && <Note tone="info">{t.own}</Note>}
      <TextField label={t.name} value={name} onValue={setName} maxLength={120} isOff={isOwn} isNeeded />
      <GrantFields grant={grant} onGrant={setGrant} fault={fault} isOff={isOwn} />
      <ProblemNote error={change.error ?? reset.error} />
      {present !== null && (
        <Note tone="info" title={shared.theirs}>
          <p>
            {present.name} · {shared.roles[present.role]} · {shared.levels[present.level]} ·{' '}
            {t.states[present.state]}
          </p>
        </Note>
      )}
      {!isOwn && (
        <div className="spread">
          <div className="buttons">
            {account.state === 'suspended' ? (
              <Button onPress={() => change.mutate({ state: 'active' })}>{t.release}</Button>
            ) : (
              <Button weight="grave" onPress={() => setQuestion('suspend')}>
                {t.suspend}
              </Button>
            )}
            <Button weight="grave" onPress={() => setQuestion('reset')}>
              {t.reset}
            </Button>
          </div>
          <div className="buttons">
            <Button onPress={onClose}>{shared.cancel}</Button>
            <Button submits weight="main" isBusy={change.isPending}>
              {shared.save}
            </Button>
          </div>
        </div>
      )}
      <AskDialog
        title={t.suspend}
        agree={t.suspend}
        isOpen={question === 'suspend'}
        isGrave
        isBusy={change.isPending}
        onAgree={() => change.mutate({ state: 'suspended' })}
        onClose={() => setQuestion(null)}
      >
        <p>{t.suspendAsk(account.name)}</p>
      </AskDialog>
      <AskDialog
        title={t.reset}
        agree={t.reset}
        isOpen={question === 'reset'}
        isGrave
        isBusy={reset.isPending}
        onAgree={() => reset.mutate()}
        onClose={() => setQuestion(null)}
      >
        <p>{t.resetAsk(account.name)}</p>
      </AskDialog>
    </form>
  );
}
