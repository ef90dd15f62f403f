// SPDX-License-Identifier: GPL-3.0-only
import { useNavigate } from '@tanstack/react-router';
import { ConnectionStatus } from '../connection/connection-status.tsx';
import { useShared } from '../language/use-shared.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { MenuButton } from '../parts/menu-button.tsx';
import { usePerson } from '../session/use-session.ts';
import { useSignOut } from '../sign-in/sign-out.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { SearchBox } from './search-box.tsx';

export function TopBar({ onHelp }: { readonly onHelp: () => void }) {
  const t = useShared();
  const person = usePerson();
  const navigate = useNavigate();
  const signOut = useSignOut();
  return (
    <header className="top-bar">
      <SearchBox />
      <span className="grow" />
      <ConnectionStatus />
      <LanguageSwitch />
      <Button weight="quiet" icon="keyboard" label={t.help} onPress={onHelp} />
      <MenuButton
        label={t.myAccount}
        items={[
          { id: 'account', label: t.myAccount, run: () => void navigate({ to: '/account' }) },
          { id: 'out', label: t.signOut, run: signOut.begin },
        ]}
      >
        <Icon name="staff" />
        <span>{person.username}</span> <span className="soft small">{t.roles[person.role]}</span>
      </MenuButton>
      {signOut.question}
    </header>
  );
}
