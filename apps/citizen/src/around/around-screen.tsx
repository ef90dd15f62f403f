// SPDX-License-Identifier: GPL-3.0-only
// Who is around now: a calm drawing and the same as numbers and a list. Nothing of it is kept.
import { useEffect } from 'preact/hooks';
import type { Around, FaceStatus, PhoneView } from '../engine/phone-face.ts';
import { useAsked, usePhone } from '../engine/use-phone.ts';
import { around as en } from '../language/en/around.ts';
import { minutesText, nearMomentText } from '../language/format.ts';
import { useLanguage, useTexts } from '../language/use-language.ts';
import type { AroundTexts } from '../language/vi/around.ts';
import { around as vi } from '../language/vi/around.ts';
import { Card } from '../parts/card.tsx';
import { FigureBox } from '../parts/figure-box.tsx';
import { Icon } from '../parts/icon.tsx';
import { Note } from '../parts/note.tsx';
import { Screen } from '../parts/screen.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { Radar } from './radar.tsx';

const texts = { vi, en };

/** Why nothing can be scanned; null when the phone listens. */
function whyNot(t: AroundTexts, view: PhoneView, status: FaceStatus): string | null {
  if (status.protection === 'paused') return t.paused;
  if (view.town !== null && view.town.seat !== 'out' && view.town.isLost) return t.lost;
  if (view.town !== null && view.town.seat !== 'in') return t.out;
  if (status.protection === 'off') return t.off;
  if (status.protection === 'no-permission') return t.noPermission;
  return status.protection === 'unsupported' ? t.unsupported : null;
}

export function AroundScreen() {
  const t = useTexts(texts);
  const phone = usePhone();
  const asked = useAsked((face) => face.around());
  const status = phone?.view.status ?? null;
  const obstacle = phone === null || status === null ? null : whyNot(t, phone.view, status);
  const isListening = status !== null && obstacle === null;
  const face = phone?.face;
  useEffect(() => {
    if (isListening) void face?.scanOften();
  }, [isListening, face]);
  const found = asked.state === 'known' ? asked.value : null;
  return (
    <Screen title={t.title} back="/">
      <Radar found={obstacle === null ? found : null} isScanning={isListening && found === null} />
      {status === null ? (
        <Waiting />
      ) : obstacle !== null ? (
        <Note tone="wrong" icon="bluetooth">
          {obstacle}
        </Note>
      ) : found === null ? (
        <p class="waiting" role="status">
          {t.scanning}
        </p>
      ) : (
        <Found found={found} now={face?.now() ?? found.at} />
      )}
      <Card title={t.whyHeading} icon="info">
        {t.why.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </Card>
    </Screen>
  );
}

function Found({ found, now }: { readonly found: Around; readonly now: number }) {
  const t = useTexts(texts);
  const language = useLanguage();
  return (
    <>
      <p class="soft" role="status">
        {found.people.high === 0 ? `${t.none} ` : ''}
        {t.at(nearMomentText(language, found.at, now))} {t.scans(found.scans)}
      </p>
      <dl class="figures">
        <FigureBox label={t.figures.people} note={t.figures.peopleNote} value={found.people} />
        <FigureBox label={t.figures.users} note={t.figures.usersNote} value={found.users} />
        <FigureBox label={t.figures.near} note={t.figures.nearNote} value={found.near} />
        <FigureBox label={t.figures.further} note={t.figures.furtherNote} value={found.further} />
        <FigureBox label={t.figures.others} note={t.figures.othersNote} value={found.others} />
      </dl>
      {found.list.length > 0 && (
        <>
          <h2 id="users-list">{t.listHeading}</h2>
          <ol class="rows" aria-labelledby="users-list">
            {found.list.map(({ band, sinceSeconds }, i) => (
              <li key={`${i} ${band}`} class="row">
                <Icon name="people" />
                <span class="row-text">
                  {t.user(i + 1)}
                  <small>
                    {sinceSeconds < 60
                      ? t.justNow
                      : t.since(minutesText(language, Math.floor(sinceSeconds / 60)))}
                  </small>
                </span>
                <span class={`tag ${band === 'near' ? 'info' : ''}`}>{t.band[band]}</span>
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}
