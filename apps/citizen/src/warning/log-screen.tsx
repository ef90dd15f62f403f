// SPDX-License-Identifier: GPL-3.0-only
import type { FaceWarning } from '../engine/phone-face.ts';
import { usePhone } from '../engine/use-phone.ts';
import { warning as en } from '../language/en/warning.ts';
import { civilDay, dateText, dayText } from '../language/format.ts';
import { useLanguage, useTexts } from '../language/use-language.ts';
import { warning as vi } from '../language/vi/warning.ts';
import { Card } from '../parts/card.tsx';
import { Note } from '../parts/note.tsx';
import { Screen } from '../parts/screen.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { WarningFacts } from './warning-facts.tsx';

const texts = { vi, en };

/** All warnings this phone still remembers; one that was removed says so first. */
export function LogScreen() {
  const t = useTexts(texts);
  const phone = usePhone();
  const warnings = phone?.view.warnings ?? null;
  return (
    <Screen title={t.logTitle} back="/warning">
      {warnings === null && <Waiting />}
      {warnings !== null && warnings.current.length + warnings.past.length === 0 && (
        <Note tone="calm" icon="shield">
          {t.logNone}
        </Note>
      )}
      {warnings !== null && warnings.current.length > 0 && <h2>{t.logCurrent}</h2>}
      {warnings?.current.map((each) => (
        <Logged key={`${each.day} ${each.degree}`} warning={each} isPast={false} />
      ))}
      {warnings !== null && warnings.past.length > 0 && <h2>{t.logPast}</h2>}
      {warnings?.past.map((each) => (
        <Logged key={`${each.day} ${each.degree}`} warning={each} isPast />
      ))}
    </Screen>
  );
}

function Logged({ warning, isPast }: { readonly warning: FaceWarning; readonly isPast: boolean }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const title = t.logItem(warning.degree, dayText(language, warning.day));
  return (
    <Card level={3} title={title} {...(isPast ? {} : { tone: 'warn', icon: 'alert' })}>
      {warning.withdrawnAt !== null && (
        <>
          <p>
            <strong>{t.withdrawn}</strong>
          </p>
          <p>{t.withdrawnWhat(dateText(language, civilDay(warning.withdrawnAt)))}</p>
        </>
      )}
      {warning.withdrawnAt === null && isPast && <p>{t.over}</p>}
      <p class="soft">{t.firstTold(dateText(language, civilDay(warning.firstTold)))}</p>
      <WarningFacts warning={warning} />
    </Card>
  );
}
