// SPDX-License-Identifier: GPL-3.0-only
// All of a person who is followed up on one page: what is typed saves itself, on the right the call and what came of it.
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, useState } from 'react';
import { AutosaveTrouble, SaveState } from '../autosave/save-state.tsx';
import { useAutosave } from '../autosave/use-autosave.ts';
import { BirthYearField } from '../cases/birth-year-field.tsx';
import { OutcomeButton } from '../cases/call-outcomes.tsx';
import { sexes } from '../cases/case-words.ts';
import { Chronology } from '../cases/chronology.tsx';
import { DuplicateNote } from '../cases/duplicate-note.tsx';
import { LinksPanel } from '../cases/links-panel.tsx';
import { OptionalSelect } from '../cases/optional-select.tsx';
import { PhoneField } from '../cases/phone-field.tsx';
import { PlaceFields } from '../cases/place-fields.tsx';
import { SymptomFields } from '../cases/symptom-fields.tsx';
import { useQueue } from '../connection/use-queue.ts';
import { ask } from '../desk/ask.ts';
import { desk } from '../desk/desk.ts';
import { cases as caseEn } from '../language/en/cases.ts';
import { people as en } from '../language/en/people.ts';
import { dayText, phoneText } from '../language/format.ts';
import { useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { cases as caseVi } from '../language/vi/cases.ts';
import { people as vi } from '../language/vi/people.ts';
import { Box } from '../parts/box.tsx';
import { Button, LinkButton } from '../parts/button.tsx';
import { DayField } from '../parts/day-field.tsx';
import { Note, Tag } from '../parts/note.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Panel, Screen } from '../parts/screen.tsx';
import { SelectField } from '../parts/select-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { usePlaces } from '../places/use-places.ts';
import { may } from '../session/person.ts';
import { usePerson } from '../session/use-session.ts';
import { CallScript } from './call-script.tsx';
import { ConvertDialog } from './convert-dialog.tsx';
import { FollowUpDialog } from './follow-up-dialog.tsx';
import { DayStrip, FollowUpList, FormList } from './follow-up-list.tsx';
import { keepPerson } from './person-cache.ts';
import { personTones } from './person-tones.ts';
import { degrees, type FollowUpOutcome, followUpOutcomes, type PersonRecord } from './person-words.ts';

const texts = { vi, en };
const caseTexts = { vi: caseVi, en: caseEn };

const fields = [
  ...(['phoneNumber', 'name', 'birthYear', 'sex', 'province', 'commune', 'address'] as const),
  ...(['degree', 'exposureDay', 'exposureNote', 'symptoms', 'note', 'nextDay'] as const),
] as const;
type Field = (typeof fields)[number];

interface PersonPageProps {
  readonly record: PersonRecord;
  /** Why it could not be asked anew. */
  readonly error: unknown;
}

export function PersonPage({ record, error }: PersonPageProps) {
  const t = useTexts(texts);
  const tc = useTexts(caseTexts);
  const shared = useShared();
  const places = usePlaces();
  const staff = usePerson();
  const queries = useQueryClient();
  const { acts } = useQueue();
  const [recording, setRecording] = useState<FollowUpOutcome | null>(null);
  const [isConverting, setConverting] = useState(false);
  const id = record.personId;
  const isCase = record.state === 'case';
  const form = useAutosave({
    record,
    fields,
    subject: `person:${id}`,
    save: (changes, version) =>
      ask(() => desk.PATCH('/v1/people/{id}', { params: { path: { id } }, body: { ...changes, version } })),
    onSaved: (next) => keepPerson(queries, next),
  });
  const { draft, set } = form;
  const labels: Readonly<Record<Field, string>> = {
    ...{ phoneNumber: tc.phone, name: t.name, birthYear: tc.birthYear, sex: tc.sex, province: tc.province },
    ...{ commune: tc.commune, address: tc.address, degree: t.degree, exposureDay: t.exposureDay },
    ...{ exposureNote: t.exposureNote, symptoms: tc.symptoms, note: tc.note, nextDay: t.nextDay },
  };
  const tell = (field: Field, value: unknown): string => {
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return shared.nothing;
    const text = String(value);
    if (field === 'phoneNumber') return phoneText(text);
    if (field === 'province') return places?.provinceName(text) ?? text;
    if (field === 'commune') return places?.communeName(text) ?? text;
    if (field.endsWith('Day')) return dayText(text);
    if (field === 'sex') return tc.sexes[text as keyof typeof tc.sexes];
    if (field === 'symptoms')
      return (value as PersonRecord['symptoms']).map((symptom) => tc.symptomNames[symptom]).join(', ');
    return text;
  };
  // Out of a field, so that the keys of the page act again.
  const onKeyDown = (event: KeyboardEvent) => {
    const { target } = event;
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if (target instanceof HTMLElement && target.matches('input, textarea')) target.blur();
  };
  const start = (outcome: FollowUpOutcome) => {
    // What is typed goes first, so that both do not meet as strangers.
    void form.flush().then(() => setRecording(outcome));
  };
  const isWaiting = acts.some(({ subject }) => subject === `person:${id}`);
  return (
    <Screen
      title={draft.name}
      crumb={<Link to="/people">{t.back}</Link>}
      acts={
        <>
          <Tag tone="info">{t.degrees[draft.degree]}</Tag>
          <Tag tone={personTones[record.state]}>{t.states[record.state]}</Tag>
          {record.isSymptomatic && <Tag tone="wrong">{t.outcomesShort.symptoms}</Tag>}
          {isWaiting && <Tag tone="watch">{t.waitsToBeSent}</Tag>}
          <SaveState state={form.state} />
          {!isCase && may(staff, 'person.convert') && (
            <Button icon="cases" shortcut="v" onPress={() => setConverting(true)}>
              {t.convert}
            </Button>
          )}
        </>
      }
    >
      <ProblemNote error={error} />
      {record.caseId !== null && (
        <Note tone="ill">
          <div className="spread">
            <span>{t.isCase}</span>
            <LinkButton to="/cases/$id" params={{ id: record.caseId }}>
              {t.openCase}
            </LinkButton>
          </div>
        </Note>
      )}
      <AutosaveTrouble form={form} labels={labels} tell={tell} />
      <Box className="case-place" onKeyDown={onKeyDown}>
        <div className="stack">
          <Panel title={t.days}>
            <DayStrip person={record} />
          </Panel>
          <Panel title={t.who} acts={<span className="soft small">{tc.keysHint}</span>}>
            <div className="columns">
              <PhoneField
                value={draft.phoneNumber}
                onValue={(text, check) => {
                  // Half a number is not saved.
                  if (check.is === 'fine' || check.is === 'foreign') set('phoneNumber', check.number);
                  else if (check.is === 'landline') set('phoneNumber', text);
                }}
              />
              <NameField value={draft.name} onValue={(value) => set('name', value)} />
              <BirthYearField value={draft.birthYear} onValue={(value) => set('birthYear', value)} />
              <OptionalSelect
                label={tc.sex}
                words={sexes}
                labels={tc.sexes}
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
                label={tc.address}
                value={draft.address}
                onValue={(value) => set('address', value)}
                maxLength={200}
              />
            </div>
            <DuplicateNote
              phone={draft.phoneNumber}
              name={draft.name}
              birthYear={draft.birthYear}
              except={[id, record.caseId]}
            />
          </Panel>
          <Panel title={t.exposure}>
            <div className="columns">
              <SelectField
                label={t.degree}
                choices={degrees.map((value) => ({ value, label: t.degreesLong[value] }))}
                value={draft.degree}
                onValue={(value) => set('degree', value)}
              />
              <DayField
                label={t.exposureDay}
                value={draft.exposureDay}
                onValue={(value) => value !== null && set('exposureDay', value)}
                isNeeded
              />
              <DayField
                label={t.nextDay}
                value={draft.nextDay}
                onValue={(value) => set('nextDay', value)}
                ahead={60}
                isOff={isCase}
              />
            </div>
            <dl className="facts">
              <dt>{t.source}</dt>
              <dd>{t.sources[record.source]}</dd>
              <dt>{t.received}</dt>
              <dd className="number">{dayText(record.received)}</dd>
              <dt>{t.untilDay}</dt>
              <dd className="number">{dayText(record.untilDay)}</dd>
              <dt>{t.assignee}</dt>
              <dd>{record.assignee ?? t.assigneeNone}</dd>
            </dl>
            {record.minutes !== null && <p className="soft">{t.minutes(record.minutes)}</p>}
            <TextField
              label={t.exposureNote}
              value={draft.exposureNote}
              onValue={(value) => set('exposureNote', value)}
              maxLength={2000}
              isLong
              rows={2}
            />
            <SymptomFields value={draft.symptoms} onValue={(value) => set('symptoms', value)} />
            <TextField
              label={tc.note}
              value={draft.note}
              onValue={(value) => set('note', value)}
              maxLength={2000}
              isLong
            />
          </Panel>
          {record.forms.length > 0 && <FormList forms={record.forms} />}
        </div>
        <aside>
          {!isCase && may(staff, 'person.follow-up') && (
            <Panel title={t.followUp}>
              <fieldset className="outcomes" aria-label={t.outcome}>
                {followUpOutcomes.map((outcome, i) => (
                  <OutcomeButton
                    key={outcome}
                    keyName={String(i + 1)}
                    label={t.outcomes[outcome]}
                    isOn={false}
                    onPress={() => start(outcome)}
                  />
                ))}
              </fieldset>
            </Panel>
          )}
          <CallScript person={record} />
          <FollowUpList person={record} />
          <LinksPanel id={id} kind="person" />
          <Chronology id={id} kind="person" />
        </aside>
      </Box>
      {recording !== null && (
        <FollowUpDialog person={record} outcome={recording} onClose={() => setRecording(null)} />
      )}
      {isConverting && (
        <ConvertDialog person={record} onBefore={form.flush} onClose={() => setConverting(false)} />
      )}
    </Screen>
  );
}

/** Somebody without a name cannot be saved: the last one stays until there is another. */
function NameField(props: { readonly value: string; readonly onValue: (value: string) => void }) {
  const t = useTexts(texts);
  const [isEmptied, setEmptied] = useState(false);
  return (
    <TextField
      label={t.name}
      value={isEmptied ? '' : props.value}
      onValue={(value) => {
        setEmptied(value.trim() === '');
        if (value.trim() !== '') props.onValue(value);
      }}
      onBlur={() => setEmptied(false)}
      wrong={isEmptied ? t.nameNeeded : null}
      maxLength={120}
      isNeeded
    />
  );
}
