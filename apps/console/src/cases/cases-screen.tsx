// SPDX-License-Identifier: GPL-3.0-only
// Cases of one's scope. What is shown stands in the address; the desk searches and sorts, and gives a page at a time.
import { keepPreviousData, useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useColleagues } from '../colleagues/use-colleagues.ts';
import { ask } from '../desk/ask.ts';
import { desk } from '../desk/desk.ts';
import { saveAnswer } from '../desk/save-answer.ts';
import { cases as en } from '../language/en/cases.ts';
import { dayText, phoneText, today } from '../language/format.ts';
import { useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { cases as vi } from '../language/vi/cases.ts';
import { notify } from '../parts/announce.tsx';
import { Button, LinkButton } from '../parts/button.tsx';
import { ComboField } from '../parts/combo-field.tsx';
import { type Column, DataTable, type SortingState } from '../parts/data-table.tsx';
import { DayField } from '../parts/day-field.tsx';
import { Empty, Waiting } from '../parts/empty.tsx';
import { given } from '../parts/given.ts';
import { Tag } from '../parts/note.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Screen } from '../parts/screen.tsx';
import { SelectField } from '../parts/select-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { usePlaces } from '../places/use-places.ts';
import { may } from '../session/person.ts';
import { usePerson } from '../session/use-session.ts';
import { classificationTones, codeTones } from './case-tones.ts';
import {
  type CaseSummary,
  callOutcomes,
  caseSorts,
  caseStates,
  classifications,
  codeStates,
} from './case-words.ts';
import type { CasesSearch } from './cases-search.ts';
import { OptionalSelect } from './optional-select.tsx';
import './cases.css';

const texts = { vi, en };
const pageSize = '200';
/** Milliseconds of rest before the desk is asked. */
const restMs = 300;

/** What the desk is asked for. */
function queryOf({ q, outcome, ...rest }: CasesSearch) {
  return { ...rest, search: q, callOutcome: outcome };
}

/** Columns by which the desk sorts, and its words for both directions. */
const sortingOf: Readonly<Record<(typeof caseSorts)[number], SortingState>> = {
  newest: [{ id: 'entered', desc: true }],
  oldest: [{ id: 'entered', desc: false }],
  sample: [{ id: 'sampleDay', desc: true }],
  onset: [{ id: 'onsetDay', desc: true }],
  name: [{ id: 'name', desc: false }],
};

function sortOf([first]: SortingState): CasesSearch['sort'] {
  if (first?.id === 'sampleDay') return 'sample';
  if (first?.id === 'onsetDay') return 'onset';
  if (first?.id === 'name') return 'name';
  return first?.desc === false ? 'oldest' : undefined;
}

export function CasesScreen() {
  const t = useTexts(texts);
  const shared = useShared();
  const staff = usePerson();
  const places = usePlaces();
  const navigate = useNavigate({ from: '/cases' });
  const search = useSearch({ from: '/cases' });
  const set = useCallback(
    (change: Partial<CasesSearch>) =>
      void navigate({ search: (before) => ({ ...before, ...change }), replace: true }),
    [navigate],
  );
  const query = useInfiniteQuery({
    queryKey: ['cases', search],
    queryFn: ({ pageParam }) =>
      ask(() =>
        desk.GET('/v1/cases', {
          params: { query: given({ ...queryOf(search), limit: pageSize, cursor: pageParam }) },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.cases) ?? [], [query.data]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const onNearEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const save = useMutation({
    mutationFn: () => saveAnswer('/v1/cases.csv', queryOf(search), `${t.fileName}-${today()}.csv`),
    onSuccess: () => notify(t.exported, 'info'),
  });
  const columns = useMemo<Column<CaseSummary>[]>(
    () => [
      {
        id: 'name',
        header: t.name,
        accessorFn: (row) => row.name,
        cell: ({ row }) => row.original.name || <span className="soft">{t.nameUnknown}</span>,
        meta: { width: 'minmax(8.75rem, 2fr)' },
      },
      {
        id: 'phone',
        header: t.phone,
        accessorFn: (row) => phoneText(row.phoneNumber),
        enableSorting: false,
        meta: { width: '6.75rem', isNumber: true },
      },
      {
        id: 'birthYear',
        header: t.birthYear,
        accessorFn: (row) => row.birthYear ?? '',
        enableSorting: false,
        meta: { width: '5.5rem', isNumber: true },
      },
      {
        id: 'place',
        header: t.commune,
        accessorFn: (row) => placeOf(row, places, staff.level === 'national'),
        enableSorting: false,
        meta: { width: 'minmax(5.75rem, 1.6fr)' },
      },
      {
        id: 'sampleDay',
        header: t.sampleDay,
        accessorFn: (row) => dayText(row.sampleDay),
        sortDescFirst: true,
        meta: { width: '7.25rem', isNumber: true },
      },
      {
        id: 'onsetDay',
        header: t.onsetDay,
        accessorFn: (row) => dayText(row.onsetDay),
        sortDescFirst: true,
        meta: { width: '7.75rem', isNumber: true },
      },
      {
        id: 'classification',
        header: t.classification,
        accessorFn: (row) => row.classification,
        enableSorting: false,
        cell: ({ row }) => (
          <Tag tone={classificationTones[row.original.classification]}>
            {t.classifications[row.original.classification]}
          </Tag>
        ),
        meta: { width: '5.75rem' },
      },
      {
        id: 'code',
        header: t.code,
        accessorFn: (row) => row.code,
        enableSorting: false,
        cell: ({ row }) => <CodeWords row={row.original} t={t} />,
        meta: { width: 'minmax(9.25rem, 1fr)' },
      },
      {
        id: 'entered',
        header: t.entered,
        accessorFn: (row) => dayText(row.entered),
        sortDescFirst: true,
        meta: { width: '6.75rem', isNumber: true },
      },
    ],
    [t, places, staff.level],
  );
  const isFiltered = Object.entries(search).some(([name, value]) => name !== 'sort' && value !== undefined);
  return (
    <Screen
      title={shared.areas.cases}
      width="full"
      acts={
        <div className="buttons">
          {may(staff, 'case.export') && (
            <Button icon="download" isBusy={save.isPending} onPress={() => save.mutate()}>
              {shared.export}
            </Button>
          )}
          {may(staff, 'case.import') && (
            <LinkButton icon="upload" to="/cases/import">
              {t.import}
            </LinkButton>
          )}
          <Button weight="main" icon="plus" shortcut="n" onPress={() => void navigate({ to: '/cases/new' })}>
            {shared.newCase}
          </Button>
        </div>
      }
    >
      <Filters search={search} onSet={set} isFiltered={isFiltered} />
      <ProblemNote error={save.error ?? query.error} onAgain={() => void query.refetch()} />
      {query.data === undefined ? (
        query.error === null && <Waiting />
      ) : (
        <DataTable
          label={shared.areas.cases}
          rows={rows}
          columns={columns}
          idOf={(row) => row.caseId}
          onOpen={(row) => void navigate({ to: '/cases/$id', params: { id: row.caseId } })}
          onNearEnd={onNearEnd}
          sorting={sortingOf[search.sort ?? 'newest']}
          onSorting={(sorting) => set({ sort: sortOf(sorting) })}
          empty={
            <Empty icon="cases" title={isFiltered ? t.none : t.noneAtAll}>
              <p>{isFiltered ? t.noneFound : t.noneWhat}</p>
            </Empty>
          }
          foot={
            <span aria-live="polite">
              {isFetchingNextPage ? shared.loading : t.shown(rows.length, !hasNextPage)}
            </span>
          }
        />
      )}
    </Screen>
  );
}

/** "Phường Láng", with its province for who sees several. */
const placeOf = (row: CaseSummary, places: ReturnType<typeof usePlaces>, hasProvince: boolean): string =>
  [
    places?.communeName(row.commune),
    hasProvince || row.commune === null ? places?.provinceName(row.province) : '',
  ]
    .filter(Boolean)
    .join(', ');

function CodeWords({ row, t }: { readonly row: CaseSummary; readonly t: typeof vi }) {
  // Once somebody was told why there is no code, that says more than "none".
  if (row.code === 'none' && row.callOutcome !== null)
    return <Tag tone="plain">{t.callOutcomes[row.callOutcome]}</Tag>;
  return <Tag tone={codeTones[row.code]}>{t.codeStates[row.code]}</Tag>;
}

interface FiltersProps {
  readonly search: CasesSearch;
  readonly onSet: (change: Partial<CasesSearch>) => void;
  readonly isFiltered: boolean;
}

function Filters({ search, onSet, isFiltered }: FiltersProps) {
  const t = useTexts(texts);
  const shared = useShared();
  const places = usePlaces();
  const staff = usePerson();
  const hasMore = [
    search.outcome,
    search.from,
    search.to,
    search.commune,
    search.assignee,
    search.state,
  ].some((value) => value !== undefined);
  const [isMore, setMore] = useState(hasMore);
  const colleagues = useColleagues(null, [search.assignee]);
  const [typed, setTyped] = useState(search.q ?? '');
  // The search box of the top bar changes the address from outside.
  useEffect(() => setTyped((now) => (now.trim() === (search.q ?? '') ? now : (search.q ?? ''))), [search.q]);
  useEffect(() => {
    if (typed.trim() === (search.q ?? '')) return;
    const timer = setTimeout(() => onSet({ q: typed.trim() || undefined }), restMs);
    return () => clearTimeout(timer);
  }, [typed, search.q, onSet]);
  const province = search.province ?? staff.province;
  return (
    <div className="bar">
      <TextField
        label={t.find}
        placeholder={t.findHint}
        value={typed}
        onValue={setTyped}
        type="search"
        maxLength={80}
        isWide
      />
      <OptionalSelect
        label={t.code}
        words={codeStates}
        labels={t.codeStates}
        value={search.code ?? null}
        onValue={(code) => onSet({ code: code ?? undefined })}
        none={shared.all}
      />
      <OptionalSelect
        label={t.classification}
        words={classifications}
        labels={t.classifications}
        value={search.classification ?? null}
        onValue={(classification) => onSet({ classification: classification ?? undefined })}
        none={shared.all}
      />
      {staff.level === 'national' && (
        <ComboField
          label={t.province}
          choices={places?.provinces ?? []}
          value={search.province ?? null}
          onValue={(value) => onSet({ province: value ?? undefined, commune: undefined })}
          placeholder={shared.all}
        />
      )}
      <SelectField
        label={t.sort}
        choices={caseSorts.map((value) => ({ value, label: t.sorts[value] }))}
        value={search.sort ?? 'newest'}
        onValue={(sort) => onSet({ sort: sort === 'newest' ? undefined : sort })}
      />
      {isMore && (
        <>
          <OptionalSelect
            label={t.callOutcome}
            words={callOutcomes}
            labels={t.callOutcomes}
            value={search.outcome ?? null}
            onValue={(outcome) => onSet({ outcome: outcome ?? undefined })}
            none={shared.all}
          />
          <OptionalSelect
            label={t.state}
            words={caseStates}
            labels={t.states}
            value={search.state ?? null}
            onValue={(state) => onSet({ state: state ?? undefined })}
            none={shared.all}
          />
          {province !== null && (
            <ComboField
              label={t.commune}
              choices={places?.communesOf(province) ?? []}
              value={search.commune ?? null}
              onValue={(commune) => onSet({ commune: commune ?? undefined })}
              placeholder={shared.all}
            />
          )}
          <ComboField
            label={t.assignee}
            choices={colleagues}
            value={search.assignee ?? null}
            onValue={(assignee) => onSet({ assignee: assignee ?? undefined })}
            placeholder={shared.all}
          />
          <DayField
            label={t.from}
            value={search.from ?? null}
            onValue={(from) => onSet({ from: from ?? undefined })}
          />
          <DayField label={t.to} value={search.to ?? null} onValue={(to) => onSet({ to: to ?? undefined })} />
        </>
      )}
      <Button weight="quiet" icon="filter" isExpanded={isMore} onPress={() => setMore(!isMore)}>
        {isMore ? t.fewerFilters : t.moreFilters}
      </Button>
      {isFiltered && (
        <Button
          weight="quiet"
          icon="cross"
          onPress={() => {
            setTyped('');
            onSet({
              ...{ q: undefined, code: undefined, classification: undefined, province: undefined },
              ...{ outcome: undefined, state: undefined, commune: undefined, from: undefined, to: undefined },
              assignee: undefined,
            });
          }}
        >
          {t.clearFilters}
        </Button>
      )}
    </div>
  );
}
