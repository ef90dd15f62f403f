// SPDX-License-Identifier: GPL-3.0-only
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { ask } from '../desk/ask.ts';
import { desk } from '../desk/desk.ts';
import { saveAnswer } from '../desk/save-answer.ts';
import { audit as en } from '../language/en/audit.ts';
import { dayText, numberText } from '../language/format.ts';
import { useLanguage, useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { audit as vi } from '../language/vi/audit.ts';
import { Button } from '../parts/button.tsx';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Empty, Waiting } from '../parts/empty.tsx';
import { Tag } from '../parts/note.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Screen } from '../parts/screen.tsx';
import { usePlaces } from '../places/use-places.ts';
import { may } from '../session/person.ts';
import { usePerson } from '../session/use-session.ts';
import type { AuditFilter } from './audit-filter.ts';
import { AuditTabs } from './audit-tabs.tsx';
import { FilterBar } from './filter-bar.tsx';

const texts = { vi, en };
const route = getRouteApi('/audit');

const readPage = (filter: AuditFilter, cursor: string | null) =>
  ask(() =>
    desk.GET('/v1/audit/acts', {
      params: { query: { ...filter, ...(cursor === null ? {} : { cursor }) } },
    }),
  );
type ActOnRecord = Awaited<ReturnType<typeof readPage>>['acts'][number];

export function ActsScreen() {
  const t = useTexts(texts);
  const shared = useShared();
  const language = useLanguage();
  const person = usePerson();
  const places = usePlaces();
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const [open, setOpen] = useState<ActOnRecord | null>(null);
  const [exportError, setExportError] = useState<unknown>(null);
  const query = useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) => readPage(filter, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const rows = useMemo(() => query.data?.pages.flatMap(({ acts }) => acts) ?? [], [query.data]);
  const columns = useMemo<Column<ActOnRecord>[]>(
    () => [
      {
        accessorKey: 'day',
        enableSorting: false,
        header: t.day,
        meta: { width: '7rem' },
        cell: ({ row }) => dayText(row.original.day),
      },
      {
        id: 'province',
        accessorFn: ({ province }) => places?.provinceName(province) ?? province,
        enableSorting: false,
        header: t.province,
        meta: { width: 'minmax(9rem, 1fr)' },
        cell: ({ row }) =>
          row.original.province === '' ? (
            <span className="soft">{t.noProvince}</span>
          ) : (
            (places?.provinceName(row.original.province) ?? row.original.province)
          ),
      },
      { accessorKey: 'actor', enableSorting: false, header: t.actor, meta: { width: 'minmax(8rem, 1fr)' } },
      {
        id: 'act',
        accessorFn: ({ act }) => t.meanings[act] ?? act,
        enableSorting: false,
        header: t.act,
        meta: { width: 'minmax(10rem, 1.2fr)' },
      },
      {
        id: 'subject',
        accessorFn: ({ subject }) => subject.length,
        enableSorting: false,
        header: t.subject,
        meta: { width: 'minmax(10rem, 1.2fr)' },
        cell: ({ row }) =>
          row.original.subject.length > 1 ? (
            t.records(numberText(language, row.original.subject.length))
          ) : (
            <code>{row.original.subject[0]}</code>
          ),
      },
      {
        accessorKey: 'sealed',
        enableSorting: false,
        header: t.sealed,
        meta: { width: '11rem' },
        cell: ({ row }) => (
          <Tag tone={row.original.sealed ? 'calm' : 'plain'}>
            {row.original.sealed ? t.isSealed : t.isOpen}
          </Tag>
        ),
      },
    ],
    [t, language, places],
  );
  return (
    <Screen
      title={shared.areas.audit}
      width="full"
      acts={
        may(person, 'audit.export') && (
          <Button
            icon="download"
            shortcut="e"
            onPress={() => {
              setExportError(null);
              saveAnswer('/v1/audit/acts.csv', { ...filter }, 'nhat-ky.csv').catch(setExportError);
            }}
          >
            {shared.export}
          </Button>
        )
      }
    >
      <AuditTabs />
      <FilterBar
        key={JSON.stringify(filter)}
        filter={filter}
        onFilter={(search) => void navigate({ search })}
      />
      <ProblemNote error={exportError ?? query.error} onAgain={() => void query.refetch()} />
      {query.isPending ? (
        <Waiting />
      ) : (
        <DataTable
          label={shared.areas.audit}
          rows={rows}
          columns={columns}
          idOf={({ id }) => id}
          onOpen={setOpen}
          onNearEnd={() => query.hasNextPage && !query.isFetching && void query.fetchNextPage()}
          empty={
            <Empty icon="audit" title={t.none}>
              <p>{t.noneWhat}</p>
            </Empty>
          }
          foot={
            <>
              <span>{t.shown(numberText(language, rows.length))}</span>
              <span>{t.orderNote}</span>
            </>
          }
        />
      )}
      <Dialog title={t.detail} isOpen={open !== null} onClose={() => setOpen(null)}>
        {open !== null && (
          <>
            <dl className="facts">
              <dt>{t.day}</dt>
              <dd>{dayText(open.day)}</dd>
              <dt>{t.province}</dt>
              <dd>{open.province === '' ? t.noProvince : places?.provinceName(open.province)}</dd>
              <dt>{t.actor}</dt>
              <dd>{open.actor}</dd>
              <dt>{t.act}</dt>
              <dd>
                {t.meanings[open.act] ?? ''} <code>{open.act}</code>
              </dd>
              <dt>{t.id}</dt>
              <dd>
                <code>{open.id}</code>
              </dd>
              <dt>{t.subject}</dt>
              <dd className="subject-list">
                {open.subject.map((id) => (
                  <code key={id}>{id}</code>
                ))}
              </dd>
            </dl>
            <div className="buttons end">
              {open.subject.length === 1 && (
                <Button
                  icon="filter"
                  onPress={() => {
                    const subject = open.subject[0];
                    setOpen(null);
                    void navigate({ search: subject === undefined ? {} : { subject } });
                  }}
                >
                  {t.apply}
                </Button>
              )}
              <Button weight="main" onPress={() => setOpen(null)} autoFocus>
                {shared.close}
              </Button>
            </div>
          </>
        )}
      </Dialog>
    </Screen>
  );
}
