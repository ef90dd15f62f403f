// SPDX-License-Identifier: GPL-3.0-only
// Permissions one by one, each with its reason and with what happens without it. Nothing is asked for before a press.
import { usePhone } from '../engine/use-phone.ts';
import { welcome as en } from '../language/en/welcome.ts';
import { useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { welcome as vi } from '../language/vi/welcome.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Screen } from '../parts/screen.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { StepLine } from './step-line.tsx';
import { stepAfter, stepBefore } from './steps.ts';

const texts = { vi, en };

export function BluetoothScreen() {
  const t = useTexts(texts).bluetooth;
  const shared = useShared();
  const phone = usePhone();
  const step = '/welcome/bluetooth';
  const town = phone?.view.town ?? null;
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
        {isOn && <Card tone="calm" icon="check" title={t.already} />}
        {!isOn && town !== null && <Card tone="info" icon="info" title={t.inTown} />}
        {isNone && <Card tone="watch" icon="alert" title={t.none} />}
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
        {state === 'granted' && <Card tone="calm" icon="check" title={t.granted} />}
        {state === 'denied' && <Card tone="watch" icon="alert" title={t.denied} />}
        {state === 'unsupported' && <Card tone="watch" icon="info" title={t.unsupported} />}
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
