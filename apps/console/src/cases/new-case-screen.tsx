// SPDX-License-Identifier: GPL-3.0-only
// From a positive test to a code on the screen by keyboard alone: number, name, day of the sample, Enter.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { connection } from '../connection/connection.ts';
import { actQueue } from '../connection/queue.ts';
import { ask } from '../desk/ask.ts';
import { desk } from '../desk/desk.ts';
import { cases as en } from '../language/en/cases.ts';
import { today } from '../language/format.ts';
import { useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { cases as vi } from '../language/vi/cases.ts';
import { announce, notify } from '../parts/announce.tsx';
import { Button } from '../parts/button.tsx';
import { DayField } from '../parts/day-field.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Panel, Screen } from '../parts/screen.tsx';
import { TextField } from '../parts/text-field.tsx';
import { usePerson } from '../session/use-session.ts';
import { BirthYearField } from './birth-year-field.tsx';
import { type CaseRecord, sexes, testKinds } from './case-words.ts';
import { checkPhone } from './check-phone.ts';
import { DuplicateNote } from './duplicate-note.tsx';
import { issueCode } from './issued-codes.ts';
import { OptionalSelect } from './optional-select.tsx';
import { PhoneField } from './phone-field.tsx';
import { PlaceFields } from './place-fields.tsx';
import { wrongFieldOf } from './wrong-field.ts';
import './cases.css';

const texts = { vi, en };

type Draft = Pick<
  CaseRecord,
  'phoneNumber' | 'name' | 'birthYear' | 'sex' | 'onsetDay' | 'testKind' | 'province' | 'commune' | 'address'
> & { readonly sampleDay: string | null };

export function NewCaseScreen() {
  const t = useTexts(texts);
  const shared = useShared();
  const person = usePerson();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const [draft, setDraft] = useState<Draft>(() => ({
    ...{ phoneNumber: '', name: '', birthYear: null, sex: null, sampleDay: null, onsetDay: null },
    ...{ testKind: 'pcr', address: '', province: person.province },
    // Who works for one commune enters its people.
    commune: person.communes.length === 1 ? (person.communes[0] ?? null) : null,
  }));
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  // The same form pressed again after a lost answer is the same request to the desk.
  const request = useRef({ text: '', key: '' });
  const enter = useMutation({
    mutationFn: async (andIssue: boolean) => {
      const { sampleDay, ...rest } = draft;
      const body = { ...rest, name: rest.name.trim(), sampleDay: sampleDay ?? '' };
      if (connection.snapshot() === 'offline') {
        await actQueue.perform({
          ...{ method: 'POST', path: '/v1/cases', body, subject: `case:new:${crypto.randomUUID()}` },
          label: t.queuedLabel,
        });
        notify(t.enteredQueued, 'watch');
        await navigate({ to: '/cases' });
        return;
      }
      const text = JSON.stringify(body);
      if (request.current.text !== text) request.current = { text, key: crypto.randomUUID() };
      const header = { 'idempotency-key': request.current.key };
      // Waits over the end of a session: the same person signs in and it goes on.
      const { caseId: id } = await ask(() => desk.POST('/v1/cases', { params: { header }, body }));
      void queries.invalidateQueries({ queryKey: ['cases'] });
      if (andIssue)
        await issueCode(id, false).then(
          () => announce(t.issuedNow),
          // The page of the case says what is the matter and issues it again.
          (error: unknown) => queries.setQueryData(['code-problem', id], error),
        );
      await navigate({ to: '/cases/$id', params: { id } });
    },
  });
  const isBegun = draft.phoneNumber !== '' || draft.name !== '';
  useEffect(() => {
    if (!isBegun) return;
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', stay);
    return () => removeEventListener('beforeunload', stay);
  }, [isBegun]);
  const check = checkPhone(draft.phoneNumber);
  const phoneWrong =
    wrongFieldOf(enter.error) === 'phoneNumber'
      ? t.phoneProblems.wrong
      : isAsked && check.is === 'empty'
        ? t.phoneNeeded
        : null;
  const submit = (andIssue: boolean) => {
    setAsked(true);
    const isReady = check.is === 'fine' || check.is === 'foreign';
    if (isReady && draft.sampleDay !== null && !enter.isPending) enter.mutate(andIssue);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    submit(true);
  };
  return (
    <Screen title={t.newTitle} crumb={<Link to="/cases">{t.back}</Link>} width="narrow" keepsFocus>
      <form
        className="stack"
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          submit(true);
        }}
      >
        <Panel>
          <div className="columns two">
            <PhoneField
              value={draft.phoneNumber}
              onValue={(phoneNumber) => set({ phoneNumber })}
              wrong={phoneWrong}
              isFirst
            />
            <TextField label={t.name} value={draft.name} onValue={(name) => set({ name })} maxLength={120} />
            <DayField
              label={t.sampleDay}
              value={draft.sampleDay}
              onValue={(sampleDay) => set({ sampleDay })}
              wrong={isAsked && draft.sampleDay === null ? t.sampleDayNeeded : tooLate(draft.sampleDay, t)}
              isNeeded
            />
            <DayField
              label={t.onsetDay}
              value={draft.onsetDay}
              onValue={(onsetDay) => set({ onsetDay })}
              hint={t.onsetNone}
            />
          </div>
          <DuplicateNote phone={draft.phoneNumber} name={draft.name} birthYear={draft.birthYear} />
        </Panel>
        <Panel>
          <div className="columns">
            <BirthYearField value={draft.birthYear} onValue={(birthYear) => set({ birthYear })} />
            <OptionalSelect
              label={t.sex}
              words={sexes}
              labels={t.sexes}
              value={draft.sex}
              onValue={(sex) => set({ sex })}
            />
            <OptionalSelect
              label={t.testKind}
              words={testKinds}
              labels={t.testKinds}
              value={draft.testKind}
              onValue={(testKind) => set({ testKind })}
            />
            <PlaceFields
              province={draft.province}
              commune={draft.commune}
              onPlace={(province, commune) => set({ province, commune })}
            />
            <TextField
              label={t.address}
              value={draft.address}
              onValue={(address) => set({ address })}
              maxLength={200}
            />
          </div>
          <p className="soft small">{t.moreFields}</p>
        </Panel>
        <ProblemNote error={enter.error} />
        <div className="spread">
          <span className="soft small">{t.enterKeys}</span>
          <div className="buttons">
            <Button onPress={() => void navigate({ to: '/cases' })}>{shared.cancel}</Button>
            <Button isOff={enter.isPending} onPress={() => submit(false)}>
              {t.enterOnly}
            </Button>
            <Button submits weight="main" isBusy={enter.isPending}>
              {t.enterAndIssue}
            </Button>
          </div>
        </div>
      </form>
    </Screen>
  );
}

const tooLate = (day: string | null, t: typeof vi): string | null =>
  day !== null && day > today() ? t.dayInFuture : null;
