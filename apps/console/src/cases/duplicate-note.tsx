// SPDX-License-Identifier: GPL-3.0-only
// Warns of somebody who may be here already, while their number or name is being typed.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { ask } from '../desk/ask.ts';
import { desk } from '../desk/desk.ts';
import { cases as en } from '../language/en/cases.ts';
import { dayText, listText, phoneText } from '../language/format.ts';
import { useLanguage, useTexts } from '../language/use-language.ts';
import { cases as vi } from '../language/vi/cases.ts';
import { announce } from '../parts/announce.tsx';
import { Note } from '../parts/note.tsx';
import { usePlaces } from '../places/use-places.ts';
import { type Sought, soughtOf } from './sought-of.ts';
import './cases.css';

const texts = { vi, en };
/** Milliseconds of rest before the desk is asked: each question is an act on record. */
const restMs = 450;

interface DuplicateNoteProps extends Sought {
  /** The records that it is about themselves. */
  readonly except?: readonly (string | null)[];
}

export function DuplicateNote({ except = [], ...sought }: DuplicateNoteProps) {
  const t = useTexts(texts);
  const language = useLanguage();
  const places = usePlaces();
  const wanted = JSON.stringify(soughtOf(sought));
  const [rested, setRested] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setRested(wanted), restMs);
    return () => clearTimeout(timer);
  }, [wanted]);
  const query = JSON.parse(rested) as ReturnType<typeof soughtOf>;
  const { data } = useQuery({
    queryKey: ['duplicates', rested],
    queryFn: () => ask(() => desk.GET('/v1/cases/duplicates', { params: { query: query ?? {} } })),
    enabled: query !== null && rested === wanted,
    staleTime: 60_000,
  });
  const found = (query === null ? [] : (data?.found ?? [])).filter(
    ({ id, reasons }) => reasons.length > 0 && !except.includes(id),
  );
  const isElsewhere = query !== null && data?.elsewhere === true;
  const isShown = found.length > 0 || isElsewhere;
  useEffect(() => {
    if (isShown) announce(t.duplicates);
  }, [isShown, t]);
  if (!isShown) return null;
  return (
    <Note tone="watch" title={t.duplicates}>
      {found.length > 0 && (
        <ul className="plain-list">
          {found.map((each) => (
            <li key={each.id}>
              <Link
                to={each.kind === 'case' ? '/cases/$id' : '/people/$id'}
                params={{ id: each.id }}
                className="strong"
              >
                {each.name === '' ? t.nameUnknown : each.name}
              </Link>{' '}
              <span className="soft">
                {[
                  t.duplicateKinds[each.kind],
                  each.birthYear,
                  phoneText(each.phoneNumber),
                  places?.communeName(each.commune),
                  dayText(each.day),
                  listText(
                    language,
                    each.reasons.map((reason) => t.duplicateReasons[reason]),
                  ),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
      {isElsewhere && <p>{t.elsewhere}</p>}
    </Note>
  );
}
