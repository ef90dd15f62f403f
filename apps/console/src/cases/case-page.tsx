// SPDX-License-Identifier: GPL-3.0-only
// All of a case on one page: what is typed saves itself, on the right the call: code, outcome, links, chronology.
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import { AutosaveTrouble, SaveState } from '../autosave/save-state.tsx';
import { useAutosave } from '../autosave/use-autosave.ts';
import { AssigneeField } from '../colleagues/assignee-field.tsx';
import { ask } from '../desk/ask.ts';
import { desk } from '../desk/desk.ts';
import { cases as en } from '../language/en/cases.ts';
import { dayText, phoneText } from '../language/format.ts';
import { useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { cases as vi } from '../language/vi/cases.ts';
import { Box } from '../parts/box.tsx';
import { DayField } from '../parts/day-field.tsx';
import { Note, Tag } from '../parts/note.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Panel, Screen } from '../parts/screen.tsx';
import { SelectField } from '../parts/select-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { usePlaces } from '../places/use-places.ts';
import { BirthYearField } from './birth-year-field.tsx';
import { CallOutcomes } from './call-outcomes.tsx';
import { codeTones } from './case-tones.ts';
import {
  type CaseRecord,
  caseStates,
  classifications,
  healthStates,
  sexes,
  testKinds,
} from './case-words.ts';
import { Chronology } from './chronology.tsx';
import { CodePanel } from './code-panel.tsx';
import { DuplicateNote } from './duplicate-note.tsx';
import { LinksPanel } from './links-panel.tsx';
import { OptionalSelect } from './optional-select.tsx';
import { PhoneField } from './phone-field.tsx';
import { PlaceFields } from './place-fields.tsx';
import { SymptomFields } from './symptom-fields.tsx';

const texts = { vi, en };

const fields = [
  ...(['phoneNumber', 'name', 'birthYear', 'sex', 'province', 'commune', 'address', 'occupation'] as const),
  ...(['sampleDay', 'testKind', 'onsetDay', 'symptoms', 'classification', 'confirmedDay'] as const),
  ...(['reportedDay', 'health', 'healthDay', 'exposureNote', 'placesNote', 'note'] as const),
  ...(['assignee', 'state'] as const),
] as const;
type Field = (typeof fields)[number];

interface CasePageProps {
  readonly record: CaseRecord;
  /** Why it could not be asked anew. */
  readonly error: unknown;
}

export function CasePage({ record, error }: CasePageProps) {
  const t = useTexts(texts);
  const shared = useShared();
  const places = usePlaces();
  const queries = useQueryClient();
  const id = record.caseId;
  const keep = (next: CaseRecord) => {
    queries.setQueryData(['case', id], next);
    void queries.invalidateQueries({ queryKey: ['cases'] });
    void queries.invalidateQueries({ queryKey: ['events', id] });
  };
  const form = useAutosave({
    record,
    fields,
    subject: `case:${id}`,
    save: ({ sampleDay, ...changes }, version) =>
      ask(() =>
        desk.PATCH('/v1/cases/{id}', {
          params: { path: { id } },
          body: { ...changes, ...(sampleDay === undefined ? {} : { sampleDay }), version },
        }),
      ),
    onSaved: keep,
  });
  const { draft, set } = form;
  const tell = (field: Field, value: unknown): string => tellValue(field, value, { t, shared, places });
  const name = draft.name === '' ? t.nameUnknown : draft.name;
  // Out of a field, so that the keys of the page act again.
  const onKeyDown = (event: KeyboardEvent) => {
    const { target } = event;
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if (target instanceof HTMLElement && target.matches('input, textarea')) target.blur();
  };
  return (
    <Screen
      title={name}
      crumb={<Link to="/cases">{t.back}</Link>}
      acts={
        <>
          {draft.knownContact && <Tag tone="info">{t.knownContact}</Tag>}
          <Tag tone="ill">{t.classifications[draft.classification]}</Tag>
          <Tag tone={codeTones[record.code]}>{`${t.code}: ${t.codeStates[record.code]}`}</Tag>
          <SaveState state={form.state} />
        </>
      }
    >
      <ProblemNote error={error} />
      <AutosaveTrouble form={form} labels={labelsOf(t)} tell={tell} />
      <Box className="case-place" onKeyDown={onKeyDown}>
        <div className="stack">
          <Panel title={t.who} acts={<span className="soft small">{t.keysHint}</span>}>
            <div className="columns">
              <PhoneField
                value={draft.phoneNumber}
                onValue={(text, check) => {
                  // Half a number is not saved.
                  if (check.is === 'fine' || check.is === 'foreign') set('phoneNumber', check.number);
                  else if (check.is === 'landline') set('phoneNumber', text);
                }}
              />
              <TextField
                label={t.name}
                value={draft.name}
                onValue={(value) => set('name', value)}
                maxLength={120}
              />
              <BirthYearField value={draft.birthYear} onValue={(value) => set('birthYear', value)} />
              <OptionalSelect
                label={t.sex}
                words={sexes}
                labels={t.sexes}
                value={draft.sex}
                onValue={(value) => set('sex', value)}
              />
              <PlaceFields
                province={draft.province}
                commune={draft.commune}
                onPlace={(province, commune) => {
                  set('province', province);
                  set('commune', commune);
                }}
              />
              <TextField
                label={t.address}
                value={draft.address}
                onValue={(value) => set('address', value)}
                maxLength={200}
              />
              <TextField
                label={t.occupation}
                value={draft.occupation}
                onValue={(value) => set('occupation', value)}
                maxLength={120}
              />
            </div>
            <DuplicateNote
              phone={draft.phoneNumber}
              name={draft.name}
              birthYear={draft.birthYear}
              except={[id, record.personId]}
            />
            {record.personId !== null && (
              <p>
                <Link to="/people/$id" params={{ id: record.personId }}>
                  {t.fromPerson}
                </Link>
              </p>
            )}
          </Panel>
          <Panel title={t.test}>
            <div className="columns">
              <DayField
                label={t.sampleDay}
                value={draft.sampleDay}
                onValue={(value) => value !== null && set('sampleDay', value)}
                isNeeded
              />
              <OptionalSelect
                label={t.testKind}
                words={testKinds}
                labels={t.testKinds}
                value={draft.testKind}
                onValue={(value) => set('testKind', value)}
              />
              <DayField
                label={t.onsetDay}
                value={draft.onsetDay}
                onValue={(value) => set('onsetDay', value)}
                hint={t.onsetNone}
              />
              <SelectField
                label={t.classification}
                choices={classifications.map((value) => ({ value, label: t.classifications[value] }))}
                value={draft.classification}
                onValue={(value) => set('classification', value)}
              />
              <DayField
                label={t.confirmedDay}
                value={draft.confirmedDay}
                onValue={(value) => set('confirmedDay', value)}
              />
              <DayField
                label={t.reportedDay}
                value={draft.reportedDay}
                onValue={(value) => set('reportedDay', value)}
              />
              <OptionalSelect
                label={t.health}
                words={healthStates}
                labels={t.healthStates}
                value={draft.health}
                onValue={(value) => set('health', value)}
              />
              <DayField
                label={t.healthDay}
                value={draft.healthDay}
                onValue={(value) => set('healthDay', value)}
              />
            </div>
            <SymptomFields value={draft.symptoms} onValue={(value) => set('symptoms', value)} />
          </Panel>
          <Panel title={t.history}>
            <TextField
              label={t.exposureNote}
              value={draft.exposureNote}
              onValue={(value) => set('exposureNote', value)}
              maxLength={2000}
              isLong
            />
            <TextField
              label={t.placesNote}
              hint={t.placesNoteHint}
              value={draft.placesNote}
              onValue={(value) => set('placesNote', value)}
              maxLength={2000}
              isLong
            />
            <TextField
              label={t.note}
              value={draft.note}
              onValue={(value) => set('note', value)}
              maxLength={2000}
              isLong
            />
            <div className="columns">
              <AssigneeField
                label={t.assignee}
                nobody={t.assigneeNone}
                value={draft.assignee}
                onValue={(value) => set('assignee', value)}
                place={draft}
              />
              <SelectField
                label={t.state}
                choices={caseStates.map((value) => ({ value, label: t.states[value] }))}
                value={draft.state}
                onValue={(value) => set('state', value)}
              />
            </div>
          </Panel>
        </div>
        <aside>
          <CodePanel record={record} onBefore={form.flush} />
          <CallOutcomes record={record} onBefore={form.flush} onKept={keep} />
          <LinksPanel id={id} kind="case" />
          <Chronology id={id} kind="case" />
          {form.state === 'refused' && form.problem?.code === 'case.unknown' && (
            <Note tone="watch">{form.problem.detail}</Note>
          )}
        </aside>
      </Box>
    </Screen>
  );
}

function labelsOf(t: typeof vi): Readonly<Record<Field, string>> {
  return {
    ...{ phoneNumber: t.phone, name: t.name, birthYear: t.birthYear, sex: t.sex, province: t.province },
    ...{ commune: t.commune, address: t.address, occupation: t.occupation, sampleDay: t.sampleDay },
    ...{ testKind: t.testKind, onsetDay: t.onsetDay, symptoms: t.symptoms, health: t.health },
    ...{ classification: t.classification, confirmedDay: t.confirmedDay, reportedDay: t.reportedDay },
    ...{ healthDay: t.healthDay, exposureNote: t.exposureNote, placesNote: t.placesNote, note: t.note },
    ...{ assignee: t.assignee, state: t.state },
  };
}

interface Telling {
  readonly t: typeof vi;
  readonly shared: ReturnType<typeof useShared>;
  readonly places: ReturnType<typeof usePlaces>;
}

/** A value in words, for who has to choose between two. */
function tellValue(field: Field, value: unknown, { t, shared, places }: Telling): string {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return shared.nothing;
  const text = String(value);
  const word = (labels: Readonly<Record<string, string>>) => labels[text] ?? text;
  if (field === 'phoneNumber') return phoneText(text);
  if (field === 'province') return places?.provinceName(text) ?? text;
  if (field === 'commune') return places?.communeName(text) ?? text;
  if (field.endsWith('Day')) return dayText(text);
  if (field === 'sex') return word(t.sexes);
  if (field === 'testKind') return word(t.testKinds);
  if (field === 'classification') return word(t.classifications);
  if (field === 'health') return word(t.healthStates);
  if (field === 'state') return word(t.states);
  if (field === 'symptoms')
    return (value as CaseRecord['symptoms']).map((symptom) => t.symptomNames[symptom]).join(', ');
  return text;
}
