// SPDX-License-Identifier: GPL-3.0-only
// An F1 warns those met since: what would be sent, what neighbours could learn, consent, sent. Thanks either way.
import { useState } from 'preact/hooks';
import type { ClaimPreview, FaceShare } from '../engine/phone-face.ts';
import { useAsked, usePhone } from '../engine/use-phone.ts';
import { warning as en } from '../language/en/warning.ts';
import { dayText, nearMomentText } from '../language/format.ts';
import { useLanguage, useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { warning as vi } from '../language/vi/warning.ts';
import { announce } from '../parts/announce.tsx';
import { Button, LinkButton } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Tick } from '../parts/choice.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { Screen } from '../parts/screen.tsx';
import { useAct } from '../parts/use-act.ts';
import { Waiting } from '../parts/waiting.tsx';

const texts = { vi, en };

export function OthersScreen() {
  const t = useTexts(texts).claim;
  const shared = useShared();
  const language = useLanguage();
  const phone = usePhone();
  const asked = useAsked((face) => face.previewClaim());
  const [sent, setSent] = useState<FaceShare | null>(null);
  const preview = asked.state === 'known' ? asked.value : null;
  return (
    <Screen title={t.title} back="/warning" lead={t.lead}>
      {sent !== null ? (
        <>
          <Card tone="calm" icon="check" title={t.sent}>
            <p role="status">
              {t.sentWhat(nearMomentText(language, sent.notBefore, phone?.face.now() ?? sent.sharedAt))}
            </p>
          </Card>
          <LinkButton to="/warning">{shared.done}</LinkButton>
        </>
      ) : preview === null ? (
        <Waiting isFailed={asked.state === 'failed'} />
      ) : preview.ok ? (
        <Offer preview={preview.value} onSent={setSent} />
      ) : (
        <>
          <Refusal refused={preview} />
          {preview.code === 'phone.not-warned' && <p>{t.F1only}</p>}
          {preview.code === 'phone.not-registered' && (
            <LinkButton to="/welcome/phone" weight="main">
              {t.toRegister}
            </LinkButton>
          )}
        </>
      )}
    </Screen>
  );
}

interface OfferProps {
  readonly preview: ClaimPreview;
  readonly onSent: (share: FaceShare) => void;
}

function Offer({ preview, onSent }: OfferProps) {
  const t = useTexts(texts).claim;
  const shared = useShared();
  const language = useLanguage();
  const phone = usePhone();
  const act = useAct();
  const [isAgreed, setAgreed] = useState(false);
  const [isTried, setTried] = useState(false);
  const send = () => {
    setTried(true);
    if (!isAgreed) {
      announce(t.needConsent);
      return;
    }
    if (phone === null) return;
    const consent = phone.face.consentToClaim(preview);
    act.run(() => phone.face.shareClaim(consent), onSent);
  };
  return (
    <>
      <Card tone="info" icon="eye" title={t.previewHeading}>
        <p>{t.days(preview.days.length)}</p>
        <ul aria-label={t.dayList}>
          {preview.days.map((day) => (
            <li key={day}>{dayText(language, day)}</li>
          ))}
        </ul>
        <p class="small soft">{t.dayUtc}</p>
        <p>{t.meetings(preview.meetings)}</p>
        <p>
          <strong>{t.never}</strong>
        </p>
      </Card>
      <Card icon="people" title={t.learnHeading}>
        <ul class="tight">
          {t.learn.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Card>
      <Tick label={t.consent} isChosen={isAgreed} onChoice={setAgreed} />
      {isTried && !isAgreed && <p class="field-wrong">{t.needConsent}</p>}
      <Refusal refused={act.refused} />
      <div class="buttons">
        <LinkButton to="/warning">{shared.cancel}</LinkButton>
        <Button weight="main" icon="send" isBusy={act.isBusy} onPress={send}>
          {t.send}
        </Button>
      </div>
      <p class="soft small">{t.notSent}</p>
    </>
  );
}
