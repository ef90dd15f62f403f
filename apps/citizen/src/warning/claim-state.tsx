// SPDX-License-Identifier: GPL-3.0-only
// What became of the warning of others, and the way to take it back.
import { useState } from 'preact/hooks';
import type { FaceShare } from '../engine/phone-face.ts';
import { usePhone } from '../engine/use-phone.ts';
import { warning as en } from '../language/en/warning.ts';
import { useTexts } from '../language/use-language.ts';
import { warning as vi } from '../language/vi/warning.ts';
import { AskDialog } from '../parts/ask-dialog.tsx';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useAct } from '../parts/use-act.ts';

const texts = { vi, en };

export function ClaimState({ share }: { readonly share: FaceShare }) {
  const t = useTexts(texts);
  const phone = usePhone();
  const act = useAct();
  const [isAsking, setAsking] = useState(false);
  const canWithdraw = share.state === 'queued' || share.state === 'waiting' || share.state === 'accepted';
  const isRefused = share.state === 'refused';
  return (
    <Card tone={isRefused ? 'wrong' : 'info'} icon={isRefused ? 'alert' : 'send'} title={t.shared}>
      <p role="status">{t.claimState[share.state]}</p>
      {isRefused && <Refusal refused={{ ok: false, code: share.code ?? 'net.status' }} />}
      {canWithdraw && <Button onPress={() => setAsking(true)}>{t.withdraw}</Button>}
      <Refusal refused={act.refused} />
      <AskDialog
        isOpen={isAsking}
        title={t.withdrawTitle}
        agree={t.withdraw}
        isGrave
        isBusy={act.isBusy}
        onClose={() => setAsking(false)}
        onAgree={() =>
          phone !== null &&
          act.run(
            () => phone.face.withdraw(share.id),
            () => setAsking(false),
          )
        }
      >
        <p>{t.withdrawWhat}</p>
      </AskDialog>
    </Card>
  );
}
