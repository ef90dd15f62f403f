// SPDX-License-Identifier: GPL-3.0-only
import { staff as en } from '../language/en/staff.ts';
import { dayText } from '../language/format.ts';
import { useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { staff as vi } from '../language/vi/staff.ts';
import { notify } from '../parts/announce.tsx';
import { Button } from '../parts/button.tsx';
import { Note } from '../parts/note.tsx';
import type { Account } from './account.ts';

const texts = { vi, en };

interface InvitationShownProps {
  readonly invitation: { readonly account: Account; readonly password: string };
  readonly onDone: () => void;
}

/** The password of an invitation, shown once. */
export function InvitationShown({ invitation: { account, password }, onDone }: InvitationShownProps) {
  const t = useTexts(texts);
  const shared = useShared();
  return (
    <>
      <Note tone="watch" title={t.oncePassword}>
        <p>{t.invitedWhat(account.username)}</p>
        <code className="once-password">{password}</code>
        {account.invitedUntil !== null && (
          <p className="small">{t.invitedUntil(dayText(account.invitedUntil))}</p>
        )}
      </Note>
      <div className="buttons end">
        <Button
          icon="copy"
          onPress={() => void navigator.clipboard.writeText(password).then(() => notify(shared.copied))}
        >
          {shared.copy}
        </Button>
        <Button weight="main" onPress={onDone} autoFocus>
          {shared.done}
        </Button>
      </div>
    </>
  );
}
