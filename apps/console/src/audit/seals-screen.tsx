// SPDX-License-Identifier: GPL-3.0-only
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ask } from '../desk/ask.ts';
import { desk } from '../desk/desk.ts';
import { saveFile } from '../desk/save-answer.ts';
import { audit as en } from '../language/en/audit.ts';
import { dayText, numberText, today } from '../language/format.ts';
import { useLanguage, useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { audit as vi } from '../language/vi/audit.ts';
import { Button } from '../parts/button.tsx';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Screen } from '../parts/screen.tsx';
import { usePlaces } from '../places/use-places.ts';
import { AuditTabs } from './audit-tabs.tsx';

const texts = { vi, en };
const readHeads = () => ask(() => desk.GET('/v1/audit/heads'));
type Head = Awaited<ReturnType<typeof readHeads>>['heads'][number];

export function SealsScreen() {
  const t = useTexts(texts);
  const shared = useShared();
  const language = useLanguage();
  const places = usePlaces();
  const query = useQuery({ queryKey: ['audit-heads'], queryFn: readHeads });
  const columns = useMemo<Column<Head>[]>(
    () => [
      {
        id: 'province',
        accessorFn: ({ province }) =>
          province === '' ? t.noProvince : (places?.provinceName(province) ?? province),
        header: t.province,
        meta: { width: 'minmax(9rem, 1fr)' },
      },
      { accessorKey: 'seal', header: t.seal, meta: { width: '5rem', isNumber: true } },
      {
        accessorKey: 'day',
        header: t.day,
        meta: { width: '8rem' },
        cell: ({ row }) => dayText(row.original.day),
      },
      {
        accessorKey: 'count',
        header: t.count,
        meta: { width: '6rem', isNumber: true },
        cell: ({ row }) => numberText(language, row.original.count),
      },
      {
        accessorKey: 'head',
        header: t.head,
        enableSorting: false,
        meta: { width: 'minmax(36rem, 4fr)' },
        cell: ({ row }) => <code>{row.original.head}</code>,
      },
    ],
    [t, language, places],
  );
  const save = (heads: readonly Head[]) =>
    saveFile(
      `bluezone-seals-${today()}.json`,
      new Blob([`${JSON.stringify({ heads }, null, 2)}\n`], { type: 'application/json' }),
    );
  return (
    <Screen
      title={t.heads}
      width="full"
      acts={
        query.data !== undefined &&
        query.data.heads.length > 0 && (
          <>
            <Button icon="download" onPress={() => save(query.data.heads)}>
              {t.saveHeads}
            </Button>
            <Button icon="print" onPress={() => print()}>
              {shared.print}
            </Button>
          </>
        )
      }
    >
      <AuditTabs />
      <p className="soft">{t.headsWhat}</p>
      <Loaded query={query}>
        {({ heads }) => (
          <DataTable
            label={t.heads}
            rows={heads}
            columns={columns}
            idOf={({ province, seal }) => `${province} ${seal}`}
            empty={
              <Empty icon="lock" title={t.headsNone}>
                <p>{t.headsNoneWhat}</p>
              </Empty>
            }
          />
        )}
      </Loaded>
    </Screen>
  );
}
