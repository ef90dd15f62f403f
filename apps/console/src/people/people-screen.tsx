// SPDX-License-Identifier: GPL-3.0-only
// Whom to call today. A digit upon a row, then Enter, records what came of the call; the row stays where it is until the list is
// asked anew, so that the next one is always the next one.
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useColleagues } from '../colleagues/use-colleagues.ts';
import { useQueue } from '../connection/use-queue.ts';
import { ask } from '../desk/ask.ts';
import { desk } from '../desk/desk.ts';
import { saveAnswer } from '../desk/save-answer.ts';
import { people as en } from '../language/en/people.ts';
import { daysBetween, numberText, phoneText, shortDayText, today } from '../language/format.ts';
import { useLanguage, useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { people as vi } from '../language/vi/people.ts';
import { notify } from '../parts/announce.tsx';
import { Button, LinkButton } from '../parts/button.tsx';
import { ComboField } from '../parts/combo-field.tsx';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { Empty, Waiting } from '../parts/empty.tsx';
import { given } from '../parts/given.ts';
import { Tag } from '../parts/note.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Screen } from '../parts/screen.tsx';
import { TextField } from '../parts/text-field.tsx';
import { usePlaces } from '../places/use-places.ts';
import { may } from '../session/person.ts';
import { usePerson } from '../session/use-session.ts';
import { AssignDialog } from './assign-dialog.tsx';
import { CallScript } from './call-script.tsx';
import { FollowUpDialog } from './follow-up-dialog.tsx';
import { NewPersonDialog } from './new-person-dialog.tsx';
import type { PeopleSearch } from './people-search.ts';
import { personTones } from './person-tones.ts';
import {
  type FollowUpOutcome,
  followUpOutcomes,
  type PersonSummary,
  worklistStates,
} from './person-words.ts';
import './people.css';

const texts = { vi, en };
const pageSize = '200';
const mostAssigned = 500;
/** Milliseconds of rest before the desk is asked. */
const restMs = 300;

const queryOf = ({ q, state, ...rest }: PeopleSearch) => ({ ...rest, search: q, state: state ?? 'due' });

export function PeopleScreen() {
  const t = useTexts(texts);
  const shared = useShared();
  const staff = usePerson();
  const places = usePlaces();
  const navigate = useNavigate({ from: '/people' });
  const search = useSearch({ from: '/people' });
  const [current, setCurrent] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [recording, setRecording] = useState<{ id: string; outcome: FollowUpOutcome } | null>(null);
  const [open, setOpen] = useState<'assign' | 'new' | null>(null);
  const { acts } = useQueue();
  const query = useInfiniteQuery({
    queryKey: ['people', search],
    queryFn: ({ pageParam }) =>
      ask(() =>
        desk.GET('/v1/people', {
          params: { query: given({ ...queryOf(search), limit: pageSize, cursor: pageParam }) },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    // Rows do not jump while somebody works through them; a change of part, or "again", asks anew.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.people) ?? [], [query.data]);
  const now = query.data?.pages[0]?.today ?? today();
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const onNearEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const waiting = useMemo(
    () => new Set(acts.map(({ subject }) => subject).filter((subject) => subject.startsWith('person:'))),
    [acts],
  );
  const mayAssign = may(staff, 'person.assign');
  const save = useMutation({
    mutationFn: () => saveAnswer('/v1/people.csv', queryOf(search), `${t.fileName}-${today()}.csv`),
    onSuccess: () => notify(t.exported, 'info'),
  });
  const onRowKey = (row: PersonSummary, key: string) => {
    const outcome = /^[1-9]$/.test(key) ? followUpOutcomes[Number(key) - 1] : undefined;
    if (outcome === undefined || row.state === 'case') return false;
    setRecording({ id: row.personId, outcome });
    return true;
  };
  const columns = useMemo<Column<PersonSummary>[]>(
    () => [
      {
        id: 'name',
        header: t.name,
        accessorFn: (row) => row.name,
        meta: { width: 'minmax(8.75rem, 1.6fr)' },
      },
      {
        id: 'phone',
        header: t.phone,
        accessorFn: (row) => phoneText(row.phoneNumber),
        meta: { width: '7.5rem', isNumber: true },
      },
      {
        id: 'degree',
        header: t.degree,
        accessorFn: (row) => row.degree,
        meta: { width: '3.75rem' },
      },
      {
        id: 'exposureDay',
        header: t.exposureDay,
        accessorFn: (row) => row.exposureDay,
        cell: ({ row }) => shortDayText(row.original.exposureDay),
        meta: { width: '7.25rem', isNumber: true },
      },
      {
        id: 'nextDay',
        header: t.nextDay,
        accessorFn: (row) => row.nextDay ?? '9',
        cell: ({ row }) => <NextDay person={row.original} now={now} />,
        meta: { width: '9.5rem' },
      },
      {
        id: 'state',
        header: t.state,
        accessorFn: (row) => row.state,
        cell: ({ row: { original } }) =>
          waiting.has(`person:${original.personId}`) ? (
            <Tag tone="watch">{t.waitsToBeSent}</Tag>
          ) : original.isSymptomatic && original.state === 'following' ? (
            <Tag tone="wrong">{t.outcomesShort.symptoms}</Tag>
          ) : (
            <Tag tone={personTones[original.state]}>{t.states[original.state]}</Tag>
          ),
        meta: { width: 'minmax(8.25rem, 1.2fr)' },
      },
      {
        id: 'place',
        header: t.place,
        accessorFn: (row) => places?.communeName(row.commune) || (places?.provinceName(row.province) ?? ''),
        meta: { width: 'minmax(6.75rem, 1fr)' },
      },
      {
        id: 'assignee',
        header: t.assignee,
        accessorFn: (row) => row.assignee ?? '',
        cell: ({ row }) => row.original.assignee ?? <span className="soft">{t.assigneeNone}</span>,
        meta: { width: '8.25rem' },
      },
    ],
    [t, places, now, waiting],
  );
  const recorded = rows.find(({ personId }) => personId === recording?.id);
  return (
    <Screen
      title={shared.areas.people}
      width="full"
      acts={
        <div className="buttons">
          {may(staff, 'person.export') && (
            <Button icon="download" isBusy={save.isPending} onPress={() => save.mutate()}>
              {shared.export}
            </Button>
          )}
          {may(staff, 'case.import') && (
            <LinkButton icon="upload" to="/people/import">
              {t.import}
            </LinkButton>
          )}
          {may(staff, 'person.create') && (
            <Button icon="plus" shortcut="a" onPress={() => setOpen('new')}>
              {t.newPerson}
            </Button>
          )}
        </div>
      }
    >
      <WorklistTabs search={search} />
      <Filters
        search={search}
        onSet={(change) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true })}
      />
      <ProblemNote error={save.error ?? query.error} onAgain={() => void query.refetch()} />
      {query.data === undefined ? (
        query.error === null && <Waiting />
      ) : (
        <div className="worklist">
          <DataTable
            label={`${shared.areas.people}: ${t.worklist[search.state ?? 'due']}`}
            rows={rows}
            columns={columns}
            idOf={(row) => row.personId}
            onOpen={(row) => void navigate({ to: '/people/$id', params: { id: row.personId } })}
            onNearEnd={onNearEnd}
            onRowKey={onRowKey}
            onCurrent={(row) => setCurrent(row.personId)}
            chosen={mayAssign ? chosen : undefined}
            onChosen={mayAssign ? setChosen : undefined}
            empty={
              <Empty icon="people" title={t.none}>
                <p>{t.noneWhat}</p>
              </Empty>
            }
            foot={
              <>
                <span aria-live="polite">
                  {chosen.size > 0
                    ? t.chosen(chosen.size)
                    : isFetchingNextPage
                      ? shared.loading
                      : t.shown(rows.length, !hasNextPage)}
                </span>
                {chosen.size > 0 ? (
                  <span className="buttons">
                    <Button weight="quiet" onPress={() => setChosen(new Set())}>
                      {t.clearChosen}
                    </Button>
                    <Button shortcut="w" isOff={chosen.size > mostAssigned} onPress={() => setOpen('assign')}>
                      {t.assign}
                    </Button>
                    {chosen.size > mostAssigned && t.tooMany}
                  </span>
                ) : (
                  <span>{mayAssign ? `${t.listKeys} ${t.choose}.` : t.listKeys}</span>
                )}
              </>
            }
          />
          <aside>
            <CallScript person={rows.find(({ personId }) => personId === current) ?? null} />
          </aside>
        </div>
      )}
      {recording !== null && recorded !== undefined && (
        <FollowUpDialog person={recorded} outcome={recording.outcome} onClose={() => setRecording(null)} />
      )}
      {open === 'new' && <NewPersonDialog onClose={() => setOpen(null)} />}
      {open === 'assign' && (
        <AssignDialog ids={[...chosen]} onClose={() => setOpen(null)} onDone={() => setChosen(new Set())} />
      )}
    </Screen>
  );
}

function NextDay({ person, now }: { readonly person: PersonSummary; readonly now: string }) {
  const t = useTexts(texts);
  if (person.lastDay === now) return <span className="soft">{t.calledToday}</span>;
  if (person.nextDay === null) return null;
  const late = daysBetween(person.nextDay, now);
  return (
    <>
      <span className="number">{shortDayText(person.nextDay)}</span>
      {late > 0 && (
        <>
          {' '}
          <Tag tone="watch">{t.overdueBy(late)}</Tag>
        </>
      )}
    </>
  );
}

function WorklistTabs({ search }: { readonly search: PeopleSearch }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: ['people-counts'],
    queryFn: () => ask(() => desk.GET('/v1/people/counts')),
    refetchInterval: 60_000,
  });
  const current = search.state ?? 'due';
  return (
    <nav className="tabs" aria-label={t.worklistLabel}>
      {worklistStates.map((state) => {
        const count = state === 'finished' || state === 'all' ? undefined : data?.[state];
        return (
          <Link
            key={state}
            to="/people"
            search={{ ...search, state: state === 'due' ? undefined : state }}
            className="tab"
            activeOptions={{ exact: true, includeSearch: true, explicitUndefined: true }}
            aria-current={state === current ? 'page' : undefined}
            title={t.worklistMeanings[state]}
          >
            {t.worklist[state]}
            {count !== undefined && <span className="count number">{numberText(language, count)}</span>}
          </Link>
        );
      })}
    </nav>
  );
}

interface FiltersProps {
  readonly search: PeopleSearch;
  readonly onSet: (change: Partial<PeopleSearch>) => void;
}

function Filters({ search, onSet }: FiltersProps) {
  const t = useTexts(texts);
  const me = usePerson();
  const [typed, setTyped] = useState(search.q ?? '');
  useEffect(() => setTyped((now) => (now.trim() === (search.q ?? '') ? now : (search.q ?? ''))), [search.q]);
  useEffect(() => {
    if (typed.trim() === (search.q ?? '')) return;
    const timer = setTimeout(() => onSet({ q: typed.trim() || undefined }), restMs);
    return () => clearTimeout(timer);
  });
  const fixed = [
    { value: 'me', label: t.assigneeMe },
    { value: 'none', label: t.assigneeNone },
  ];
  const given = search.assignee;
  const colleagues = useColleagues(null, fixed.some(({ value }) => value === given) ? [] : [given]);
  return (
    <div className="bar">
      <TextField label={t.find} value={typed} onValue={setTyped} type="search" maxLength={80} isWide />
      <ComboField
        label={t.assignee}
        choices={[...fixed, ...colleagues.filter(({ value }) => value !== me.username)]}
        value={given ?? null}
        onValue={(assignee) => onSet({ assignee: assignee ?? undefined })}
        placeholder={t.assigneeAll}
      />
      <p className="soft small part-meaning">{t.worklistMeanings[search.state ?? 'due']}</p>
    </div>
  );
}
