// SPDX-License-Identifier: GPL-3.0-only
// What came of a call: a digit opened it, Enter records it. Works without a connection.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { OutcomeButton } from '../cases/call-outcomes.tsx';
import { type Symptom, SymptomFields } from '../cases/symptom-fields.tsx';
import { actQueue } from '../connection/queue.ts';
import { problemOf } from '../desk/problem.ts';
import { people as en } from '../language/en/people.ts';
import { dayText, phoneText, today } from '../language/format.ts';
import { useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { people as vi } from '../language/vi/people.ts';
import { notify } from '../parts/announce.tsx';
import { Button } from '../parts/button.tsx';
import { CheckField } from '../parts/check-field.tsx';
import { DayField } from '../parts/day-field.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Note } from '../parts/note.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { TextField } from '../parts/text-field.tsx';
import { afterCall } from './after-call.ts';
import { changeInLists, keepPerson } from './person-cache.ts';
import {
  type FollowUpOutcome,
  followUpOutcomes,
  type PersonRecord,
  type PersonSummary,
} from './person-words.ts';

const texts = { vi, en };
/** Days ahead for which a call makes sense. */
const farthestCall = 60;

interface FollowUpDialogProps {
  readonly person: PersonSummary;
  readonly outcome: FollowUpOutcome;
  readonly onClose: () => void;
}

export function FollowUpDialog({ person, outcome: first, onClose }: FollowUpDialogProps) {
  const t = useTexts(texts);
  const shared = useShared();
  const queries = useQueryClient();
  const [outcome, setOutcome] = useState(first);
  const [symptoms, setSymptoms] = useState<Symptom[]>([]);
  const [nextDay, setNextDay] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [isDeclaration, setDeclaration] = useState(false);
  const id = person.personId;
  const now = today();
  const byRule = afterCall(person, outcome, now, null);
  const isEnd = outcome === 'refused' || outcome === 'finished';
  const keep = useMutation({
    mutationFn: () =>
      actQueue.perform<PersonRecord>({
        method: 'POST',
        path: `/v1/people/${id}/follow-ups`,
        body: {
          ...{ version: person.version, outcome, day: now },
          ...(isDeclaration ? { kind: 'declaration' } : {}),
          ...(outcome === 'symptoms' && symptoms.length > 0 ? { symptoms } : {}),
          ...(note.trim() === '' ? {} : { note: note.trim() }),
          ...(nextDay === null || isEnd ? {} : { nextDay }),
        },
        subject: `person:${id}`,
        label: t.queuedLabel(t.outcomes[outcome]),
      }),
    onSuccess: (done) => {
      if (done.is === 'sent') {
        keepPerson(queries, done.value);
        notify(t.kept(person.name, t.outcomes[outcome]));
      } else {
        changeInLists(queries, new Set([id]), (known) => ({
          ...known,
          ...afterCall(known, outcome, now, nextDay),
        }));
        notify(t.keptQueued(person.name), 'watch');
      }
      onClose();
    },
    onError: (error) => {
      // Somebody was faster: the record as it is now comes in, and the same key records upon it.
      const { code, present } = problemOf(error);
      if (code === 'record.changed' && present !== undefined) keepPerson(queries, present as PersonRecord);
    },
  });
  const isChanged = keep.error !== null && problemOf(keep.error).code === 'record.changed';
  return (
    <Dialog title={t.followUpOf(person.name)} isOpen onClose={onClose} isFirm={note !== ''}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!keep.isPending) keep.mutate();
        }}
      >
        <p className="soft">
          {[
            phoneText(person.phoneNumber),
            t.degrees[person.degree],
            `${t.exposureDay} ${dayText(person.exposureDay)}`,
          ].join(' · ')}
        </p>
        <fieldset className="outcomes two" aria-label={t.outcome}>
          {followUpOutcomes.map((each, i) => (
            <OutcomeButton
              key={each}
              keyName={String(i + 1)}
              label={t.outcomes[each]}
              isOn={each === outcome}
              onPress={() => setOutcome(each)}
            />
          ))}
        </fieldset>
        {outcome === 'symptoms' && <SymptomFields value={symptoms} onValue={setSymptoms} />}
        <div className="columns">
          <DayField
            label={t.nextDay}
            value={isEnd ? null : nextDay}
            onValue={setNextDay}
            ahead={farthestCall}
            hint={byRule.nextDay === null ? t.ruleNone : t.ruleDay(dayText(byRule.nextDay))}
            isOff={isEnd}
          />
          <TextField label={t.note} value={note} onValue={setNote} maxLength={600} />
        </div>
        <CheckField label={t.isDeclaration} isOn={isDeclaration} onChange={setDeclaration} />
        {isChanged ? (
          <Note tone="watch" title={shared.changedElsewhere}>
            <p>
              {t.state}: {t.states[person.state]} · {t.lastDay}: {dayText(person.lastDay)} · {t.nextDay}:{' '}
              {dayText(person.nextDay)}
            </p>
          </Note>
        ) : (
          <ProblemNote error={keep.error} />
        )}
        <div className="buttons end">
          <Button onPress={onClose}>{shared.cancel}</Button>
          <Button submits weight="main" isBusy={keep.isPending} autoFocus>
            {t.keep}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
