// SPDX-License-Identifier: GPL-3.0-only
// Telling the health authority who one is: form, preview of exactly what is sent, consent, sent.
import { useState } from 'preact/hooks';
import type { ContactPreview } from '../engine/phone-face.ts';
import { usePhone } from '../engine/use-phone.ts';
import { warning as en } from '../language/en/warning.ts';
import { dayText, listText, minutesText } from '../language/format.ts';
import { useLanguage, useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { warning as vi } from '../language/vi/warning.ts';
import { announce } from '../parts/announce.tsx';
import { AskDialog } from '../parts/ask-dialog.tsx';
import { Button, LinkButton } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { Screen } from '../parts/screen.tsx';
import { useAct } from '../parts/use-act.ts';
import { emptyHealth, HealthForm } from './health-form.tsx';

const texts = { vi, en };

export function ContactScreen() {
  const t = useTexts(texts).contact;
  const shared = useShared();
  const phone = usePhone();
  const previewing = useAct();
  const [health, setHealth] = useState(emptyHealth);
  const [isTried, setTried] = useState(false);
  const [preview, setPreview] = useState<ContactPreview | null>(null);
  const [isSent, setSent] = useState(false);
  const wrongName = isTried && health.name.trim() === '' ? t.nameNeeded : null;
  const wrongNumber = isTried && health.phoneNumber.replace(/\D/g, '').length < 9 ? t.numberNeeded : null;
  const look = () => {
    setTried(true);
    if (health.name.trim() === '' || health.phoneNumber.replace(/\D/g, '').length < 9) {
      announce(health.name.trim() === '' ? t.nameNeeded : t.numberNeeded);
      return;
    }
    if (phone !== null) previewing.run(() => phone.face.previewContact(health), setPreview);
  };
  return (
    <Screen title={t.title} back="/warning" lead={t.lead}>
      {isSent ? (
        <>
          <Card tone="calm" icon="check" title={t.sent}>
            <p role="status">{t.sentWhat}</p>
          </Card>
          <LinkButton to="/warning">{shared.done}</LinkButton>
        </>
      ) : preview !== null ? (
        <Preview preview={preview} onChange={() => setPreview(null)} onSent={() => setSent(true)} />
      ) : (
        <form
          class="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            look();
          }}
        >
          <HealthForm
            health={health}
            onHealth={setHealth}
            numberLabel={t.number}
            wrongName={wrongName}
            wrongNumber={wrongNumber}
          />
          <Refusal refused={previewing.refused} />
          <Button weight="main" submits isBusy={previewing.isBusy} isOff={phone === null}>
            {t.preview}
          </Button>
        </form>
      )}
    </Screen>
  );
}

interface PreviewProps {
  readonly preview: ContactPreview;
  readonly onChange: () => void;
  readonly onSent: () => void;
}

function Preview({ preview, onChange, onSent }: PreviewProps) {
  const all = useTexts(texts);
  const t = all.contact;
  const language = useLanguage();
  const phone = usePhone();
  const act = useAct();
  const [isAsking, setAsking] = useState(false);
  const { exposure } = preview;
  const rows = [
    [t.name, preview.name],
    [t.number, preview.phoneNumber],
    [
      t.symptomsLegend,
      preview.symptoms.length === 0
        ? t.noSymptoms
        : listText(
            language,
            preview.symptoms.map((symptom) => all.symptoms[symptom]),
          ),
    ],
    [t.note, preview.note === '' ? t.noNote : preview.note],
    [
      t.exposure,
      t.exposureValue(
        exposure.degree,
        dayText(language, exposure.day),
        minutesText(language, exposure.minutes),
      ),
    ],
  ] as const;
  return (
    <>
      <Card tone="info" icon="eye" title={t.previewTitle}>
        <dl class="facts">
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p>{t.previewWhat}</p>
      </Card>
      <Refusal refused={act.refused} />
      <div class="buttons">
        <Button onPress={onChange}>{t.change}</Button>
        <Button weight="main" isBusy={act.isBusy} onPress={() => setAsking(true)}>
          {t.send}
        </Button>
      </div>
      <AskDialog
        isOpen={isAsking}
        title={t.sendTitle}
        agree={t.send}
        isBusy={act.isBusy}
        onClose={() => setAsking(false)}
        onAgree={() => {
          if (phone === null) return;
          const consent = phone.face.consentToContact(preview);
          act.run(() => phone.face.sendContact(consent), onSent);
          setAsking(false);
        }}
      >
        <p>{t.consent}</p>
      </AskDialog>
    </>
  );
}
