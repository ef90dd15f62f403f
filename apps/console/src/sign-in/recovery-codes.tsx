// SPDX-License-Identifier: GPL-3.0-only
// Recovery codes are shown once. They can be printed or copied; going on asks for a promise that they are kept.
import { useState } from 'react';
import { signIn as en } from '../language/en/sign-in.ts';
import { useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { signIn as vi } from '../language/vi/sign-in.ts';
import { notify } from '../parts/announce.tsx';
import { Button } from '../parts/button.tsx';
import { CheckField } from '../parts/check-field.tsx';
import { Note } from '../parts/note.tsx';

const texts = { vi, en };

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}

export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  const t = useTexts(texts);
  const shared = useShared();
  const [isKept, setKept] = useState(false);
  return (
    <div className="stack">
      <Note tone="watch" title={t.recoveryTitle}>
        <p>{t.recoveryWhat}</p>
      </Note>
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="buttons">
        <Button
          icon="copy"
          onPress={() =>
            void navigator.clipboard.writeText(codes.join('\n')).then(() => notify(shared.copied))
          }
        >
          {shared.copy}
        </Button>
        <Button icon="print" onPress={() => print()}>
          {shared.print}
        </Button>
      </div>
      <CheckField label={t.recoveryKept} isOn={isKept} onChange={setKept} />
      <Button weight="main" isOff={!isKept} onPress={onKept}>
        {shared.next}
      </Button>
    </div>
  );
}
