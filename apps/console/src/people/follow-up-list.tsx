// SPDX-License-Identifier: GPL-3.0-only
// How somebody has been since the contact, day by day, and every call and declaration.
import { cases as caseEn } from '../language/en/cases.ts';
import { people as en } from '../language/en/people.ts';
import { dayText, listText, shortDayText, today } from '../language/format.ts';
import { useLanguage, useTexts } from '../language/use-language.ts';
import { cases as caseVi } from '../language/vi/cases.ts';
import { people as vi } from '../language/vi/people.ts';
import { Icon, type IconName } from '../parts/icon.tsx';
import { Tag } from '../parts/note.tsx';
import { Panel } from '../parts/screen.tsx';
import { daysOf } from './days-of.ts';
import { outcomeTones } from './person-tones.ts';
import type { FollowUpOutcome, PersonRecord } from './person-words.ts';

const texts = { vi, en };
const caseTexts = { vi: caseVi, en: caseEn };

const icons: Readonly<Record<FollowUpOutcome, IconName>> = {
  well: 'check',
  symptoms: 'alert',
  'no-answer': 'phone',
  'wrong-number': 'cross',
  refused: 'cross',
  finished: 'check',
};

export function DayStrip({ person }: { readonly person: PersonRecord }) {
  const t = useTexts(texts);
  const now = today();
  return (
    <ol className="day-strip">
      {daysOf(person).map(({ day, outcome }) => {
        const words = outcome !== null ? t.outcomesShort[outcome] : day > now ? t.dayComing : t.dayNothing;
        return (
          <li
            key={day}
            className={`${outcome === null ? '' : outcomeTones[outcome]}${day === now ? ' is-today' : ''}`}
            title={t.dayTold(dayText(day), words)}
          >
            <span aria-hidden="true" className="number">
              {shortDayText(day)}
            </span>
            <span className="heard-only">{t.dayTold(dayText(day), words)}</span>
            {outcome === null ? (
              <span aria-hidden="true">{day > now ? '·' : '–'}</span>
            ) : (
              <Icon name={icons[outcome]} size={0.9} />
            )}
          </li>
        );
      })}
    </ol>
  );
}

export function FollowUpList({ person }: { readonly person: PersonRecord }) {
  const t = useTexts(texts);
  const tc = useTexts(caseTexts);
  const language = useLanguage();
  const newestFirst = [...person.followUps].sort((a, b) => (a.day < b.day ? 1 : -1));
  return (
    <Panel title={t.followUps}>
      {newestFirst.length === 0 ? (
        <p className="soft">{t.followUpsNone}</p>
      ) : (
        <ul className="follow-ups">
          {newestFirst.map((each) => (
            <li key={each.followUpId}>
              <div className="line">
                <span className="number">{dayText(each.day)}</span>
                <Tag tone={outcomeTones[each.outcome]}>{t.outcomesShort[each.outcome]}</Tag>
                <span className="soft small">{`${t.kinds[each.kind]} · ${each.actor}`}</span>
              </div>
              {each.symptoms.length > 0 && (
                <div className="small">
                  {listText(
                    language,
                    each.symptoms.map((symptom) => tc.symptomNames[symptom]),
                  )}
                </div>
              )}
              {each.note !== '' && <div className="small">{each.note}</div>}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

export function FormList({ forms }: { readonly forms: PersonRecord['forms'] }) {
  const t = useTexts(texts);
  const tc = useTexts(caseTexts);
  const language = useLanguage();
  return (
    <Panel title={t.forms}>
      <p className="soft small">{t.formNote}</p>
      <ul className="follow-ups">
        {forms.map((form) => (
          <li key={`${form.received} ${form.exposureDay} ${form.minutes}`}>
            <div className="line">
              <strong>{form.name}</strong>
              <span className="soft small">{t.formTold(dayText(form.received))}</span>
              <Tag tone="info">{t.degrees[form.degree]}</Tag>
            </div>
            <div className="small">{`${t.exposureDay} ${dayText(form.exposureDay)} · ${t.minutes(form.minutes)}`}</div>
            {form.symptoms.length > 0 && (
              <div className="small">
                {listText(
                  language,
                  form.symptoms.map((symptom) => tc.symptomNames[symptom]),
                )}
              </div>
            )}
            {form.note !== '' && <div className="small">{form.note}</div>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
