// SPDX-License-Identifier: GPL-3.0-only
// Permissions one by one, each with its reason and with what happens without it. Nothing is asked for before a press.
import { usePhone } from '../engine/use-phone.ts';
import { DeniedInHost } from '../host/denied-in-host.tsx';
import { HostedBluetoothScreen } from '../host/hosted-bluetooth-screen.tsx';
import { welcome as en } from '../language/en/welcome.ts';
import { useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { welcome as vi } from '../language/vi/welcome.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { Note } from '../parts/note.tsx';
import { Screen } from '../parts/screen.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { StepLine } from './step-line.tsx';
import { stepAfter, stepBefore } from './steps.ts';

const texts = { vi, en };

function BrowserBluetoothScreen() {
  const t = useTexts(texts).bluetooth;
  const shared = useShared();
  const phone = usePhone();
  const step = '/welcome/bluetooth';
  const town = phone?.view.town ?? null;
  const ended = town === null || town.ended === null ? undefined : shared.townEnded[town.ended];
  const isOn = phone?.view.status?.protection === 'on' || town?.seat === 'in';
  const isNone = phone !== null && phone.view.phase !== 'starting' && town === null && !isOn;
  return (
    <Screen title={t.title} back={stepBefore(step)}>
      <StepLine step={step} />
      <p>{t.why}</p>
      <p>{t.refused}</p>
      <p class="soft">{t.battery}</p>
      <div class="permission-place stack">
        {phone === null && <Waiting />}
        {isOn && (
          <Note tone="calm" icon="check">
            {t.already}
          </Note>
        )}
        {!isOn && town !== null && (
          <Note tone="info" icon="info">
            {t.inTown}
          </Note>
        )}
        {!isOn && ended !== undefined && <p role="status">{ended}</p>}
        {isNone && (
          <Note tone="watch" icon="alert">
            {t.none}
          </Note>
        )}
      </div>
      <div class="buttons">
        {isOn ? (
          <LinkButton to={stepAfter(step)} weight="main">
            {shared.next}
          </LinkButton>
        ) : (
          <>
            <LinkButton to={stepAfter(step)}>{isNone ? shared.next : t.later}</LinkButton>
            {town !== null && (
              <Button weight="main" isBusy={town.seat === 'joining'} onPress={() => phone?.face.join()}>
                {t.allow}
              </Button>
            )}
            {isNone && (
              <LinkButton to="/invite" weight="plain">
                {t.getApp}
              </LinkButton>
            )}
          </>
        )}
      </div>
    </Screen>
  );
}

/** On a phone the host asks; a browser can only say what it cannot do, or borrow a seat in the town. */
export const BluetoothScreen =
  import.meta.env.MODE === 'host' ? HostedBluetoothScreen : BrowserBluetoothScreen;

export function NotificationsScreen() {
  const t = useTexts(texts).notifications;
  const shared = useShared();
  const phone = usePhone();
  const step = '/welcome/notifications';
  const state = phone?.view.notifications ?? null;
  return (
    <Screen title={t.title} back={stepBefore(step)}>
      <StepLine step={step} />
      <p>{t.why}</p>
      <p>{t.refused}</p>
      <p class="soft">{t.calm}</p>
      <div class="permission-place stack" role="status">
        {state === null && <Waiting />}
        {state === 'granted' && (
          <Note tone="calm" icon="check">
            {t.granted}
          </Note>
        )}
        {state === 'denied' && (
          <Note tone="watch" icon="alert">
            {import.meta.env.MODE === 'host' ? <DeniedInHost /> : t.denied}
          </Note>
        )}
        {state === 'unsupported' && (
          <Note tone="watch" icon="info">
            {t.unsupported}
          </Note>
        )}
      </div>
      <div class="buttons">
        <LinkButton to={stepAfter(step)} weight={state === 'ask' ? 'usual' : 'main'}>
          {state === 'ask' ? t.later : shared.next}
        </LinkButton>
        {state === 'ask' && (
          <Button weight="main" onPress={() => void phone?.face.askNotifications()}>
            {t.allow}
          </Button>
        )}
      </div>
    </Screen>
  );
}
