// SPDX-License-Identifier: GPL-3.0-only
// The card at the top of home, with the one button that helps. As tall while the phone opens as it is afterwards.
import { useEffect, useState } from 'preact/hooks';
import type { PhoneFace, PhoneView } from '../engine/phone-face.ts';
import { home as en } from '../language/en/home.ts';
import { dayText, nearMomentText } from '../language/format.ts';
import { useLanguage, useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { home as vi } from '../language/vi/home.ts';
import { announce } from '../parts/announce.tsx';
import { Button, LinkButton } from '../parts/button.tsx';
import { Card, type Tone } from '../parts/card.tsx';
import type { IconName } from '../parts/icon.tsx';
import { homeStatus, type StatusKind } from './status-card.ts';

const texts = { vi, en };

const looks: Readonly<Record<StatusKind, readonly [Tone, IconName]>> = {
  sunset: ['info', 'info'],
  moved: ['info', 'info'],
  elsewhere: ['info', 'info'],
  broken: ['wrong', 'alert'],
  nowhere: ['watch', 'alert'],
  'F0-not-shared': ['ill', 'ill'],
  'F0-sending': ['ill', 'send'],
  'F0-refused': ['wrong', 'alert'],
  'F0-shared': ['ill', 'check'],
  'F0-withdrawn': ['ill', 'back'],
  F1: ['warn', 'alert'],
  F2: ['watch', 'eye'],
  'clock-wrong': ['wrong', 'clock'],
  join: ['info', 'radar'],
  joining: ['info', 'radar'],
  'town-lost': ['watch', 'radar'],
  'no-radio': ['wrong', 'bluetooth'],
  off: ['wrong', 'bluetooth'],
  'no-permission': ['wrong', 'bluetooth'],
  paused: ['watch', 'pause'],
  'check-failed': ['watch', 'alert'],
  checking: ['info', 'history'],
  'never-checked': ['watch', 'info'],
  'none-known': ['calm', 'shield'],
};

interface PhoneParts {
  readonly face: PhoneFace;
  readonly view: PhoneView;
}

export function StatusCard({ phone }: { readonly phone: PhoneParts | null }) {
  const t = useTexts(texts);
  const status = phone === null ? null : homeStatus(phone.view);
  const kind = status?.kind ?? null;
  const title = kind === null ? null : t.status[kind].title;
  useEffect(() => {
    if (title !== null) announce(title);
  }, [title]);
  if (phone === null || status === null || kind === null || title === null)
    return (
      <div class="status-place">
        <Card tone="info" icon="history" title={t.opening}>
          <p>{t.openingWhat}</p>
        </Card>
      </div>
    );
  const [tone, icon] = looks[kind];
  return (
    <div class="status-place stack">
      <Card tone={tone} icon={icon} title={title}>
        <When kind={kind} {...phone} />
        <p>{t.status[kind].what}</p>
        <Mend kind={kind} {...phone} />
      </Card>
      {status.also.map((also) => (
        <Card key={also} tone={looks[also][0]} icon={looks[also][1]} title={t.status[also].title}>
          <When kind={also} {...phone} />
          <Mend kind={also} {...phone} />
        </Card>
      ))}
    </div>
  );
}

/** The time that belongs to a state: of the check, of the pause; of a contact its day alone. */
function When({ kind, face, view }: PhoneParts & { readonly kind: StatusKind }) {
  const t = useTexts(texts);
  const shared = useShared();
  const language = useLanguage();
  const { status, warnings, town } = view;
  if (status === null) return null;
  if (kind === 'join' || kind === 'joining') {
    const ended = shared.townEnded[town?.ended ?? ''];
    return ended === undefined ? null : <p role="status">{ended}</p>;
  }
  const moment = (unix: number) => nearMomentText(language, unix, face.now());
  if (kind === 'none-known' && status.lastGoodCheck !== null)
    return <p>{t.asOf(moment(status.lastGoodCheck))}</p>;
  if (kind === 'check-failed' && status.lastGoodCheck !== null)
    return <p>{t.failedSince(moment(status.lastGoodCheck))}</p>;
  if (kind === 'paused' && status.pausedUntil !== null)
    return <p>{t.pausedUntil(moment(status.pausedUntil))}</p>;
  if (kind === 'F1' || kind === 'F2') {
    const strongest = warnings.current.find(({ degree }) => degree === kind);
    return strongest === undefined ? null : <p>{t.contactDay(dayText(language, strongest.day))}</p>;
  }
  return null;
}

/** The one button that helps. */
function Mend({ kind, face }: PhoneParts & { readonly kind: StatusKind }) {
  const t = useTexts(texts);
  const [isOpen, setOpen] = useState(false);
  switch (kind) {
    case 'F1':
    case 'F2':
      return (
        <LinkButton to="/warning" weight="main">
          {t.button.warning}
        </LinkButton>
      );
    case 'F0-not-shared':
    case 'F0-sending':
    case 'F0-refused':
    case 'F0-shared':
    case 'F0-withdrawn':
      return (
        <LinkButton to="/ill" weight={kind === 'F0-not-shared' || kind === 'F0-refused' ? 'main' : 'usual'}>
          {t.button.illness}
        </LinkButton>
      );
    case 'join':
      return (
        <Button weight="main" onPress={() => face.join()}>
          {t.button.join}
        </Button>
      );
    case 'no-radio':
      return (
        <LinkButton to="/invite" weight="main">
          {t.button.getApp}
        </LinkButton>
      );
    case 'paused':
      return (
        <Button weight="main" onPress={() => void face.pause(null)}>
          {t.button.resume}
        </Button>
      );
    case 'check-failed':
    case 'never-checked':
    case 'none-known':
      return (
        <Button weight={kind === 'none-known' ? 'usual' : 'main'} onPress={() => void face.check()}>
          {t.button.check}
        </Button>
      );
    case 'nowhere':
      return (
        <Button weight="main" onPress={() => location.reload()}>
          {t.button.again}
        </Button>
      );
    case 'broken':
      return (
        <Button weight="main" onPress={() => void face.dropDamaged()}>
          {t.button.mendDamaged}
        </Button>
      );
    case 'off':
    case 'no-permission':
    case 'clock-wrong': {
      const isClock = kind === 'clock-wrong';
      return (
        <>
          <Button weight="main" onPress={() => setOpen(!isOpen)}>
            {isClock ? t.button.mendClock : t.button.mendBluetooth}
          </Button>
          {isOpen && (
            <ol aria-label={isClock ? t.mend.clockTitle : t.mend.title}>
              {(isClock ? t.mend.clockSteps : t.mend.steps).map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          )}
          {isClock && <Button onPress={() => void face.check()}>{t.button.check}</Button>}
        </>
      );
    }
    default:
      return null;
  }
}
