// SPDX-License-Identifier: GPL-3.0-only
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { AssigneeField } from '../colleagues/assignee-field.tsx';
import { actQueue } from '../connection/queue.ts';
import { people as en } from '../language/en/people.ts';
import { useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { people as vi } from '../language/vi/people.ts';
import { notify } from '../parts/announce.tsx';
import { Button } from '../parts/button.tsx';
import { RadioField } from '../parts/check-field.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { usePerson } from '../session/use-session.ts';
import { changeInLists } from './person-cache.ts';

const texts = { vi, en };

interface AssignDialogProps {
  readonly ids: readonly string[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

interface Assigned {
  readonly assigned: number;
  readonly unknown: readonly string[];
}

export function AssignDialog({ ids, onClose, onDone }: AssignDialogProps) {
  const t = useTexts(texts);
  const shared = useShared();
  const me = usePerson();
  const queries = useQueryClient();
  const [to, setTo] = useState<'me' | 'other' | 'none'>('me');
  const [other, setOther] = useState<string | null>(null);
  const assignee = to === 'me' ? me.username : to === 'none' ? null : other;
  const isChosen = to !== 'other' || other !== null;
  const assign = useMutation({
    mutationFn: () =>
      actQueue.perform<Assigned>({
        ...{ method: 'POST', path: '/v1/people/assign', body: { ids, assignee } },
        ...{ subject: 'people:assign', label: t.assignLabel },
      }),
    onSuccess: (done) => {
      const refused = new Set(done.is === 'sent' ? done.value.unknown : []);
      changeInLists(queries, new Set(ids.filter((id) => !refused.has(id))), (person) => ({
        ...person,
        ...{ assignee, version: person.version + 1 },
      }));
      if (done.is === 'queued') notify(t.assignedQueued, 'watch');
      else {
        notify(t.assigned(done.value.assigned));
        if (refused.size > 0) notify(t.assignUnknown(refused.size), 'watch');
        void queries.invalidateQueries({ queryKey: ['people'] });
      }
      onDone();
      onClose();
    },
  });
  return (
    <Dialog title={t.assignWhat(ids.length)} isOpen onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (isChosen && !assign.isPending) assign.mutate();
        }}
      >
        <RadioField
          legend={t.assignTo}
          name="assignee"
          choices={[
            { value: 'me', label: `${t.assigneeMe} (${me.username})` },
            { value: 'other', label: t.assignOther },
            { value: 'none', label: t.assigneeNone },
          ]}
          value={to}
          onValue={setTo}
        />
        {to === 'other' && (
          <AssigneeField
            label={t.assignOtherName}
            nobody={t.assignSearch}
            value={other}
            onValue={setOther}
            place={null}
            autoFocus
            isNeeded
          />
        )}
        <ProblemNote error={assign.error} />
        <div className="buttons end">
          <Button onPress={onClose}>{shared.cancel}</Button>
          <Button submits weight="main" isBusy={assign.isPending} autoFocus>
            {t.assign}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
