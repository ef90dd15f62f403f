// SPDX-License-Identifier: GPL-3.0-only
// Who may have been with whom, by what people told: a person decides, one row after another, by 1 and 2.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { ask } from '../desk/ask.ts';
import { desk } from '../desk/desk.ts';
import { addDays, dayText, today } from '../language/format.ts';
import type { ChainsTexts } from '../language/vi/chains.ts';
import { notify } from '../parts/announce.tsx';
import { Button } from '../parts/button.tsx';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { DayField } from '../parts/day-field.tsx';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Note, Tag } from '../parts/note.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { placeName } from '../places/place-name.ts';
import type { Places } from '../places/use-places.ts';

interface SuggestionsViewProps {
  readonly province: string;
  readonly t: ChainsTexts;
  readonly places: Places | null;
}

export function SuggestionsView({ province, t, places }: SuggestionsViewProps) {
  const [day, setDay] = useState<string>(() => addDays(today(), -3));
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: ['chains', 'suggestions', province, day],
    queryFn: () => ask(() => desk.GET('/v1/suggestions', { params: { query: { province, day } } })),
  });
  type Suggestion = NonNullable<typeof query.data>['suggestions'][number];
  const decide = useMutation({
    mutationFn: async ({ id, isSo }: { readonly id: string; readonly isSo: boolean }) => {
      const params = { path: { id } };
      if (isSo) await ask(() => desk.POST('/v1/suggestions/{id}/confirm', { params }));
      else await ask(() => desk.POST('/v1/suggestions/{id}/refuse', { params }));
    },
    onSuccess: async (_, { isSo }) => {
      notify(isSo ? t.confirmed : t.refused);
      await queries.invalidateQueries({ queryKey: ['chains'] });
    },
  });
  const { mutate } = decide;
  const columns = useMemo<Column<Suggestion>[]>(
    () => [
      {
        id: 'from',
        header: t.maybeFrom,
        accessorFn: (row) => row.fromName,
        meta: { width: 'minmax(9rem, 1fr)' },
      },
      {
        id: 'onset',
        header: t.onset,
        accessorFn: (row) => row.onsetDay ?? row.sampleDay,
        cell: ({ row }) => dayText(row.original.onsetDay ?? row.original.sampleDay),
        meta: { width: '7rem' },
      },
      { id: 'to', header: t.maybeTo, accessorFn: (row) => row.toName, meta: { width: 'minmax(9rem, 1fr)' } },
      {
        id: 'place',
        header: t.place,
        accessorFn: (row) => placeName(places, null, row.toCommune),
        cell: ({ row }) =>
          row.original.isSameCommune ? (
            <Tag tone="info">{t.sameCommune}</Tag>
          ) : (
            [placeName(places, null, row.original.toCommune), t.sameProvince].filter(Boolean).join(' · ')
          ),
        meta: { width: 'minmax(9rem, 1fr)' },
      },
      {
        id: 'acts',
        header: `${t.confirm} / ${t.refuse}`,
        enableSorting: false,
        cell: ({ row }) => (
          <span className="row-acts">
            <Button
              onPress={() => mutate({ id: row.original.suggestionId, isSo: true })}
            >{`1 ${t.confirm}`}</Button>
            <Button weight="quiet" onPress={() => mutate({ id: row.original.suggestionId, isSo: false })}>
              {`2 ${t.refuse}`}
            </Button>
          </span>
        ),
        meta: { width: '17rem' },
      },
    ],
    [t, places, mutate],
  );
  return (
    <>
      <Note tone="info">
        <p>{t.suggestionsWhat}</p>
      </Note>
      <div className="bar">
        <DayField label={t.suggestionDay} value={day} onValue={(value) => value !== null && setDay(value)} />
      </div>
      <ProblemNote error={decide.error} />
      <Loaded query={query}>
        {({ suggestions }) => (
          <DataTable
            label={t.views.suggestions}
            rows={suggestions}
            columns={columns}
            idOf={(row) => row.suggestionId}
            empty={<Empty icon="link" title={t.suggestionsNone} />}
            onRowKey={(row, key) => {
              if (key !== '1' && key !== '2') return false;
              mutate({ id: row.suggestionId, isSo: key === '1' });
              return true;
            }}
          />
        )}
      </Loaded>
    </>
  );
}
