// SPDX-License-Identifier: GPL-3.0-only
// The warning that weighs most: what it says, what to do now, how long to watch, and what the owner may choose to do.
import { appConfig, telLink } from '../app-config.ts';
import type { FaceWarning, PhoneView } from '../engine/phone-face.ts';
import { usePhone } from '../engine/use-phone.ts';
import { warning as en } from '../language/en/warning.ts';
import { dayText, unitText } from '../language/format.ts';
import { useLanguage, useTexts } from '../language/use-language.ts';
import { warning as vi } from '../language/vi/warning.ts';
import { Card } from '../parts/card.tsx';
import { Icon } from '../parts/icon.tsx';
import { Note } from '../parts/note.tsx';
import { RowLink } from '../parts/row-link.tsx';
import { Screen } from '../parts/screen.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { ClaimState } from './claim-state.tsx';
import { WarningFacts } from './warning-facts.tsx';

const texts = { vi, en };

/** F1 before F2, then the newest day. */
function strongest({ warnings }: PhoneView): FaceWarning | null {
  return warnings.current.find(({ degree }) => degree === 'F1') ?? warnings.current[0] ?? null;
}

export function WarningScreen() {
  const t = useTexts(texts);
  const phone = usePhone();
  const warning = phone === null ? null : strongest(phone.view);
  const isOpening = phone === null || phone.view.phase === 'starting';
  const claim = phone?.view.shares.findLast(({ kind }) => kind === 'claim') ?? null;
  return (
    <Screen title={t.title} back="/">
      {isOpening && <Waiting />}
      {!isOpening && warning === null && (
        <Note tone="calm" icon="shield">
          {t.none}
        </Note>
      )}
      {warning !== null && <Warned warning={warning} />}
      {claim !== null && <ClaimState share={claim} />}
      <ul class="rows">
        {warning !== null && <RowLink to="/warning/contact" icon="send" title={t.tell} note={t.tellNote} />}
        {warning?.degree === 'F1' && claim === null && (
          <RowLink to="/warning/others" icon="people" title={t.others} note={t.othersNote} />
        )}
        <RowLink to="/warning/log" icon="history" title={t.log} />
      </ul>
    </Screen>
  );
}

function Warned({ warning }: { readonly warning: FaceWarning }) {
  const all = useTexts(texts);
  const language = useLanguage();
  const t = all[warning.degree];
  const watchDays = warning.lastWatchDay - warning.day;
  const gone = Math.min(watchDays, Math.max(0, watchDays - warning.daysLeft));
  return (
    <>
      <Card
        tone={warning.degree === 'F1' ? 'warn' : 'watch'}
        icon={warning.degree === 'F1' ? 'alert' : 'eye'}
        title={t.title}
      >
        <p>{t.what}</p>
        <p>
          <strong>{t.calm}</strong>
        </p>
      </Card>
      <a class="button main" href={telLink(appConfig.hotline)}>
        <Icon name="phone" size={1.25} />
        <span>{all.call(appConfig.hotline)}</span>
      </a>
      <Card title={t.doHeading} icon="check">
        <ol class="tight">
          {t.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Card>
      <Card title={all.watchHeading} icon="clock">
        {warning.daysLeft > 0 ? (
          <>
            <p class="countdown">{all.watchLeft(unitText(language, warning.daysLeft, 'day'))}</p>
            <progress max={watchDays} value={gone} aria-label={all.watchBar(gone, watchDays)} />
            <p>{all.watchUntil(dayText(language, warning.lastWatchDay))}</p>
          </>
        ) : (
          <p>{all.watchOver}</p>
        )}
      </Card>
      <Card title={all.factsHeading} icon="info">
        <WarningFacts warning={warning} />
        <p class="soft small">{all.unsure}</p>
      </Card>
    </>
  );
}
