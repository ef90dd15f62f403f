// SPDX-License-Identifier: GPL-3.0-only
// A health declaration for a checkpoint: shown on this screen, as words and as a QR code; stored nowhere, sent nowhere.
import { useState } from 'preact/hooks';
import type { Declaration } from '../engine/phone-face.ts';
import { usePhone } from '../engine/use-phone.ts';
import { warning as en } from '../language/en/warning.ts';
import { dateText, listText, momentText } from '../language/format.ts';
import { useLanguage, useTexts } from '../language/use-language.ts';
import { warning as vi } from '../language/vi/warning.ts';
import { announce } from '../parts/announce.tsx';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Tick } from '../parts/choice.tsx';
import { QrImage } from '../parts/qr-image.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { Screen } from '../parts/screen.tsx';
import { useAct } from '../parts/use-act.ts';
import { emptyHealth, HealthForm } from '../warning/health-form.tsx';

const texts = { vi, en };

export function DeclarationScreen() {
  const all = useTexts(texts);
  const t = all.declaration;
  const phone = usePhone();
  const act = useAct();
  const [health, setHealth] = useState(emptyHealth);
  const [withWarning, setWithWarning] = useState(false);
  const [isTried, setTried] = useState(false);
  const [made, setMade] = useState<Declaration | null>(null);
  const make = () => {
    setTried(true);
    if (health.name.trim() === '') {
      announce(all.contact.nameNeeded);
      return;
    }
    if (phone !== null) act.run(() => phone.face.declare({ ...health, withWarning }), setMade);
  };
  return (
    <Screen title={t.title} back="/" lead={t.lead}>
      {made !== null ? (
        <Made made={made} onChange={() => setMade(null)} />
      ) : (
        <form
          class="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            make();
          }}
        >
          <HealthForm
            health={health}
            onHealth={setHealth}
            numberLabel={t.number}
            wrongName={isTried && health.name.trim() === '' ? all.contact.nameNeeded : null}
            wrongNumber={null}
          />
          <Tick label={t.withWarning} isChosen={withWarning} onChoice={setWithWarning} />
          <Refusal refused={act.refused} />
          <Button weight="main" submits isBusy={act.isBusy} isOff={phone === null}>
            {t.make}
          </Button>
        </form>
      )}
    </Screen>
  );
}

function Made({ made, onChange }: { readonly made: Declaration; readonly onChange: () => void }) {
  const all = useTexts(texts);
  const t = all.declaration;
  const language = useLanguage();
  const { warning } = made;
  const rows = [
    [all.contact.name, made.name],
    [all.contact.number, made.phoneNumber === '' ? t.noNumber : made.phoneNumber],
    [
      all.contact.symptomsLegend,
      made.symptoms.length === 0
        ? all.contact.noSymptoms
        : listText(
            language,
            made.symptoms.map((symptom) => all.symptoms[symptom]),
          ),
    ],
    [all.contact.note, made.note === '' ? all.contact.noNote : made.note],
    [
      t.warning,
      warning === 'none'
        ? t.warningNone
        : warning === 'not-said'
          ? t.warningNotSaid
          : t.warningIs(warning.degree, dateText(language, warning.day)),
    ],
    [t.madeAt, momentText(language, made.madeAt)],
  ] as const;
  return (
    <>
      <Card tone="info" icon="paper" title={t.resultTitle}>
        <p role="status">{t.resultWhat}</p>
        <QrImage text={made.text} label={t.qr} />
        <dl class="facts">
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Card>
      <Button onPress={onChange}>{all.contact.change}</Button>
    </>
  );
}
