// SPDX-License-Identifier: GPL-3.0-only
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { testKinds } from '../cases/case-words.ts';
import { OptionalSelect } from '../cases/optional-select.tsx';
import { ask } from '../desk/ask.ts';
import { desk } from '../desk/desk.ts';
import { cases as caseEn } from '../language/en/cases.ts';
import { people as en } from '../language/en/people.ts';
import { useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { cases as caseVi } from '../language/vi/cases.ts';
import { people as vi } from '../language/vi/people.ts';
import { notify } from '../parts/announce.tsx';
import { Button } from '../parts/button.tsx';
import { DayField } from '../parts/day-field.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import type { PersonRecord } from './person-words.ts';

const texts = { vi, en };
const caseTexts = { vi: caseVi, en: caseEn };

interface ConvertDialogProps {
  readonly person: PersonRecord;
  /** Saves what is typed first. */
  readonly onBefore: () => Promise<boolean>;
  readonly onClose: () => void;
}

export function ConvertDialog({ person, onBefore, onClose }: ConvertDialogProps) {
  const t = useTexts(texts);
  const tc = useTexts(caseTexts);
  const shared = useShared();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const id = person.personId;
  // One key for the whole dialog: pressed twice, it makes one case.
  const [key] = useState(() => crypto.randomUUID());
  const [isAsked, setAsked] = useState(false);
  const [sampleDay, setSampleDay] = useState<string | null>(null);
  const [onsetDay, setOnsetDay] = useState<string | null>(null);
  const [testKind, setTestKind] = useState<(typeof testKinds)[number] | null>('pcr');
  const convert = useMutation({
    mutationFn: async () => {
      await onBefore();
      const { version } = queries.getQueryData<PersonRecord>(['person', id]) ?? person;
      return ask(() =>
        desk.POST('/v1/people/{id}/convert', {
          params: { path: { id }, header: { 'idempotency-key': key } },
          body: { version, sampleDay: sampleDay ?? '', onsetDay, testKind },
        }),
      );
    },
    onSuccess: async ({ caseId }) => {
      notify(t.converted);
      await navigate({ to: '/cases/$id', params: { id: caseId } });
      for (const queryKey of [['person', id], ['people'], ['people-counts'], ['cases'], ['chains']])
        void queries.invalidateQueries({ queryKey });
    },
    onError: () => void queries.invalidateQueries({ queryKey: ['person', id] }),
  });
  return (
    <Dialog title={t.convert} isOpen onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (sampleDay !== null && !convert.isPending) convert.mutate();
        }}
      >
        <p>{t.convertWhat}</p>
        <div className="columns">
          <DayField
            label={tc.sampleDay}
            value={sampleDay}
            onValue={setSampleDay}
            wrong={isAsked && sampleDay === null ? tc.sampleDayNeeded : null}
            isNeeded
            autoFocus
          />
          <OptionalSelect
            label={tc.testKind}
            words={testKinds}
            labels={tc.testKinds}
            value={testKind}
            onValue={setTestKind}
          />
          <DayField label={tc.onsetDay} value={onsetDay} onValue={setOnsetDay} hint={tc.onsetNone} />
        </div>
        <ProblemNote error={convert.error} />
        <div className="buttons end">
          <Button onPress={onClose}>{shared.cancel}</Button>
          <Button submits weight="main" isBusy={convert.isPending}>
            {t.convert}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
