// SPDX-License-Identifier: GPL-3.0-only
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../desk/ask.ts';
import { desk } from '../desk/desk.ts';
import { staff as en } from '../language/en/staff.ts';
import { useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { staff as vi } from '../language/vi/staff.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { TextField } from '../parts/text-field.tsx';
import { usePerson } from '../session/use-session.ts';
import { atLevel, bodyOf, faultOf, type Grant, levelsWithin } from './account.ts';
import { GrantFields } from './grant-fields.tsx';
import { InvitationShown } from './invitation-shown.tsx';

const texts = { vi, en };

export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const shared = useShared();
  const person = usePerson();
  const queries = useQueryClient();
  const [username, setUsername] = useState('');
  const [name, setName] = useState('');
  const [grant, setGrant] = useState<Grant>(() =>
    atLevel(
      { role: 'investigator', level: 'province', province: person.province, communes: [] },
      levelsWithin(person)[1] ?? 'area',
      person,
    ),
  );
  const [isAsked, setAsked] = useState(false);
  const invite = useMutation({
    mutationFn: () =>
      ask(() =>
        desk.POST('/v1/staff/accounts', {
          body: { username: username.trim(), name: name.trim(), ...bodyOf(grant) },
        }),
      ),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['accounts'] }),
  });
  const isNamed = /^[\p{L}\p{N}._@-]+$/u.test(username.trim());
  const fault = faultOf(grant);
  if (invite.data !== undefined)
    return (
      <Dialog title={t.invited} isOpen onClose={onClose} isFirm>
        <InvitationShown invitation={invite.data} onDone={onClose} />
      </Dialog>
    );
  return (
    <Dialog title={t.invite} isOpen onClose={onClose} isFirm={username !== '' || name !== ''}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (isNamed && name.trim() !== '' && fault === null && !invite.isPending) invite.mutate();
        }}
      >
        <div className="columns">
          <TextField
            label={t.username}
            value={username}
            onValue={setUsername}
            hint={t.usernameRule}
            wrong={isAsked && !isNamed ? t.usernameWrong : null}
            maxLength={80}
            autoFocus
            isNeeded
          />
          <TextField
            label={t.name}
            value={name}
            onValue={setName}
            wrong={isAsked && name.trim() === '' ? t.nameNeeded : null}
            maxLength={120}
            isNeeded
          />
        </div>
        <GrantFields grant={grant} onGrant={setGrant} fault={isAsked ? fault : null} />
        <ProblemNote error={invite.error} />
        <div className="buttons end">
          <Button onPress={onClose}>{shared.cancel}</Button>
          <Button submits weight="main" isBusy={invite.isPending}>
            {t.send}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
