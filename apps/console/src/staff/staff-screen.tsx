// SPDX-License-Identifier: GPL-3.0-only
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { ask } from '../desk/ask.ts';
import { desk } from '../desk/desk.ts';
import { staff as en } from '../language/en/staff.ts';
import { foldText, matchesFolded } from '../language/fold-text.ts';
import { useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { staff as vi } from '../language/vi/staff.ts';
import { Button } from '../parts/button.tsx';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Tag, type Tone } from '../parts/note.tsx';
import { Screen } from '../parts/screen.tsx';
import { TextField } from '../parts/text-field.tsx';
import { ScopeWords } from '../places/scope-words.tsx';
import type { Account, AccountState } from './account.ts';
import { AccountDialog } from './account-dialog.tsx';
import { InviteDialog } from './invite-dialog.tsx';

const texts = { vi, en };
const tones: Readonly<Record<AccountState, Tone>> = { invited: 'watch', active: 'calm', suspended: 'wrong' };

export function StaffScreen() {
  const t = useTexts(texts);
  const shared = useShared();
  const [sought, setSought] = useState('');
  const [isInviting, setInviting] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  const query = useQuery({
    queryKey: ['accounts'],
    queryFn: () => ask(() => desk.GET('/v1/staff/accounts')),
  });
  const columns = useMemo<Column<Account>[]>(
    () => [
      { accessorKey: 'username', header: t.username, meta: { width: 'minmax(9rem, 1fr)' } },
      { accessorKey: 'name', header: t.name, meta: { width: 'minmax(11rem, 1.4fr)' } },
      {
        id: 'role',
        accessorFn: ({ role }) => shared.roles[role],
        header: t.role,
        meta: { width: '9rem' },
      },
      {
        id: 'scope',
        accessorFn: ({ level, province }) => `${level} ${province ?? ''}`,
        header: t.scope,
        meta: { width: 'minmax(12rem, 2fr)' },
        cell: ({ row }) => <ScopeWords scope={row.original} />,
      },
      {
        accessorKey: 'state',
        header: t.state,
        meta: { width: '8rem' },
        cell: ({ row }) => <Tag tone={tones[row.original.state]}>{t.states[row.original.state]}</Tag>,
      },
    ],
    [t, shared],
  );
  return (
    <Screen
      title={shared.areas.staff}
      width="full"
      acts={
        <Button weight="main" icon="plus" shortcut="i" onPress={() => setInviting(true)}>
          {t.invite}
        </Button>
      }
    >
      <div className="bar">
        <TextField label={t.find} value={sought} onValue={setSought} type="search" maxLength={80} isWide />
      </div>
      <Loaded query={query}>
        {(accounts) => {
          const shown = accounts.filter(({ username, name }) =>
            matchesFolded(foldText(`${username} ${name}`), foldText(sought)),
          );
          return (
            <>
              <DataTable
                label={shared.areas.staff}
                rows={shown}
                columns={columns}
                idOf={({ username }) => username}
                onOpen={({ username }) => setOpen(username)}
                empty={
                  <Empty icon="staff" title={sought === '' ? t.none : shared.nothingFound}>
                    {sought === '' && <p>{t.noneWhat}</p>}
                  </Empty>
                }
                foot={t.count(accounts.length)}
              />
              <AccountDialog
                account={accounts.find(({ username }) => username === open) ?? null}
                onClose={() => setOpen(null)}
              />
            </>
          );
        }}
      </Loaded>
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
    </Screen>
  );
}
