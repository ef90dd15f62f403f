// SPDX-License-Identifier: GPL-3.0-only
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useState } from 'react';
import { ask } from '../desk/ask.ts';
import { desk } from '../desk/desk.ts';
import { cases as en } from '../language/en/cases.ts';
import { dayText, phoneText } from '../language/format.ts';
import { useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { cases as vi } from '../language/vi/cases.ts';
import { notify } from '../parts/announce.tsx';
import { Button } from '../parts/button.tsx';
import { RadioField } from '../parts/check-field.tsx';
import { DayField } from '../parts/day-field.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { TextField } from '../parts/text-field.tsx';
import { usePlaces } from '../places/use-places.ts';

const texts = { vi, en };
/** Milliseconds of rest before the desk is asked: each question is an act on record. */
const restMs = 350;

interface Found {
  readonly id: string;
  readonly kind: 'case' | 'person';
  readonly name: string;
  readonly phoneNumber: string;
  readonly commune: string | null;
  readonly day: string;
}

/** Cases and contacts whom a name or number finds. */
async function findPeople(search: string): Promise<readonly Found[]> {
  const query = { search, limit: '8' };
  const [ofCases, ofPeople] = await Promise.all([
    ask(() => desk.GET('/v1/cases', { params: { query } })),
    ask(() => desk.GET('/v1/people', { params: { query: { ...query, state: 'all' } } })),
  ]);
  return [
    ...ofCases.cases.map(({ caseId: id, sampleDay: day, ...rest }) => ({
      ...rest,
      ...{ id, day, kind: 'case' as const },
    })),
    ...ofPeople.people
      .filter(({ state }) => state !== 'case')
      .map(({ personId: id, exposureDay: day, ...rest }) => ({
        ...rest,
        ...{ id, day, kind: 'person' as const },
      })),
  ];
}

export function AddLinkDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const shared = useShared();
  const places = usePlaces();
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const [sought, setSought] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [direction, setDirection] = useState<'from' | 'to'>('to');
  const [day, setDay] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [isAsked, setAsked] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSought(typed.trim()), restMs);
    return () => clearTimeout(timer);
  }, [typed]);
  const asked = useDeferredValue(sought);
  const query = useQuery({
    queryKey: ['find', asked],
    queryFn: () => findPeople(asked),
    enabled: asked.length >= 2,
    placeholderData: keepPreviousData,
  });
  const found = asked.length < 2 ? [] : (query.data ?? []).filter((each) => each.id !== id);
  const add = useMutation({
    mutationFn: (other: string) =>
      ask(() =>
        desk.POST('/v1/links', {
          body: {
            ...(direction === 'to' ? { from: id, to: other } : { from: other, to: id }),
            ...{ day, note: note.trim() },
          },
        }),
      ),
    onSuccess: async () => {
      notify(t.linkAdded);
      onClose();
      await queries.invalidateQueries({ queryKey: ['chains'] });
      await queries.invalidateQueries({ queryKey: ['events', id] });
    },
  });
  return (
    <Dialog title={t.linkAdd} isOpen onClose={onClose} isFirm={chosen !== null}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          // The only one found needs no choosing.
          const other = chosen ?? (found.length === 1 ? (found[0]?.id ?? null) : null);
          if (other !== null && !add.isPending) add.mutate(other);
        }}
      >
        <TextField
          label={t.linkSearch}
          hint={t.linkSearchHint}
          value={typed}
          onValue={(text) => {
            setTyped(text);
            setChosen(null);
          }}
          wrong={isAsked && chosen === null && found.length !== 1 ? t.linkChoose : null}
          type="search"
          maxLength={80}
          autoFocus
        />
        <p className="soft small" aria-live="polite">
          {asked.length >= 2 && query.data !== undefined ? t.linkFound(found.length) : ''}
        </p>
        {found.length > 0 && (
          <fieldset className="choose-list" aria-label={t.linkSearch}>
            {found.map((each) => (
              <label key={each.id}>
                <input
                  type="radio"
                  name="other"
                  checked={chosen === each.id}
                  onChange={() => setChosen(each.id)}
                />
                <span>
                  <strong>{each.name === '' ? t.nameUnknown : each.name}</strong>{' '}
                  <span className="soft small">
                    {[
                      t.duplicateKinds[each.kind],
                      phoneText(each.phoneNumber),
                      places?.communeName(each.commune),
                      dayText(each.day),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </span>
              </label>
            ))}
          </fieldset>
        )}
        <ProblemNote error={query.error} />
        <RadioField
          legend={t.linkDirection}
          name="direction"
          choices={(['to', 'from'] as const).map((value) => ({ value, label: t.linkDirections[value] }))}
          value={direction}
          onValue={setDirection}
        />
        <div className="columns">
          <DayField label={t.linkDay} value={day} onValue={setDay} />
          <TextField label={t.linkNote} value={note} onValue={setNote} maxLength={600} />
        </div>
        <ProblemNote error={add.error} />
        <div className="buttons end">
          <Button onPress={onClose}>{shared.cancel}</Button>
          <Button submits weight="main" isBusy={add.isPending}>
            {t.linkAdd}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
