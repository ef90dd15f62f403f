// SPDX-License-Identifier: GPL-3.0-only
// The first run on a phone: the system's dialogue comes after a press here, and then what the phone's maker asks for.
import { useState } from 'preact/hooks';
import { phoneHost as en } from '../language/en/phone-host.ts';
import { welcome as enWelcome } from '../language/en/welcome.ts';
import { useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { phoneHost as vi } from '../language/vi/phone-host.ts';
import { welcome as viWelcome } from '../language/vi/welcome.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { Note } from '../parts/note.tsx';
import { Screen } from '../parts/screen.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { StepLine } from '../welcome/step-line.tsx';
import { stepAfter, stepBefore } from '../welcome/steps.ts';
import { BatteryCard } from './battery-card.tsx';
import { useHost } from './use-host.ts';

const texts = { vi, en };
const welcome = { vi: viWelcome, en: enWelcome };
const step = '/welcome/bluetooth';

export function HostedBluetoothScreen() {
  const t = useTexts(welcome).bluetooth;
  const own = useTexts(texts).bluetooth;
  const shared = useShared();
  const { host, told, look } = useHost('radio.permissions');
  const [isBusy, setBusy] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const isGranted = told?.isGranted === true;
  const ask = async () => {
    if (host === null) return;
    setBusy(true);
    const answer = await host.call('radio.ask', {});
    setBusy(false);
    setRefused(!answer.ok || !answer.value.isGranted);
    look();
  };
  return (
    <Screen title={t.title} back={stepBefore(step)}>
      <StepLine step={step} />
      <p>{t.why}</p>
      <p>{t.refused}</p>
      <p class="soft">{t.battery}</p>
      <div class="permission-place stack" role="status">
        {told === null && <Waiting />}
        {isGranted && (
          <Note tone="calm" icon="check">
            {own.granted}
          </Note>
        )}
        {isRefused && !isGranted && (
          <Note tone="watch" icon="alert">
            {own.refused}
          </Note>
        )}
      </div>
      {isGranted && <BatteryCard isUnasked />}
      <div class="buttons">
        {isGranted ? (
          <LinkButton to={stepAfter(step)} weight="main">
            {shared.next}
          </LinkButton>
        ) : (
          <>
            <LinkButton to={stepAfter(step)}>{t.later}</LinkButton>
            {isRefused && (
              <Button onPress={() => void host?.call('host.open-settings', { what: 'app' })}>
                {own.settings}
              </Button>
            )}
            <Button weight="main" isBusy={isBusy} isOff={host === null} onPress={() => void ask()}>
              {own.allow}
            </Button>
          </>
        )}
      </div>
    </Screen>
  );
}
