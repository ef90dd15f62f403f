// SPDX-License-Identifier: GPL-3.0-only
import { useState } from 'preact/hooks';
import { usePhone } from '../engine/use-phone.ts';
import { BatteryCard } from '../host/battery-card.tsx';
import { DeniedInHost } from '../host/denied-in-host.tsx';
import { settings as en } from '../language/en/settings.ts';
import { shared as enShared } from '../language/en/shared.ts';
import { nearMomentText, percentText } from '../language/format.ts';
import { useLanguage, useTexts } from '../language/use-language.ts';
import { settings as vi } from '../language/vi/settings.ts';
import { shared as viShared } from '../language/vi/shared.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { OneOf, Tick } from '../parts/choice.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { RowLink } from '../parts/row-link.tsx';
import { Screen } from '../parts/screen.tsx';
import { useAct } from '../parts/use-act.ts';
import { choose, textSizes, themes } from './preferences.ts';
import { usePreferences } from './use-preferences.ts';

const texts = { vi, en };
const isHosted = import.meta.env.MODE === 'host';

export function SettingsScreen() {
  const t = useTexts(texts);
  const language = useLanguage();
  const chosen = usePreferences();
  const phone = usePhone();
  return (
    <Screen title={t.title} back="/more">
      <Card>
        <OneOf
          name="language"
          legend={t.language}
          value={chosen.language}
          options={[
            { value: 'vi', label: viShared.languageName, lang: 'vi' },
            { value: 'en', label: enShared.languageName, lang: 'en' },
          ]}
          onValue={(value) => choose({ language: value })}
        />
      </Card>
      <Card>
        <OneOf
          name="text-size"
          legend={t.textSize}
          value={String(chosen.textSize)}
          options={textSizes.map((size) => ({
            value: String(size),
            label: percentText(language, size / 100),
          }))}
          onValue={(value) => choose({ textSize: textSizes.find((size) => String(size) === value) ?? 100 })}
        />
      </Card>
      <Card>
        <OneOf
          name="theme"
          legend={t.theme}
          value={chosen.theme}
          options={themes.map((theme) => ({ value: theme, label: t.themes[theme] }))}
          onValue={(theme) => choose({ theme })}
        />
        <Tick
          label={t.motion}
          note={t.motionNote}
          isChosen={chosen.reducedMotion}
          onChoice={(reducedMotion) => choose({ reducedMotion })}
        />
      </Card>
      <Pause />
      <Card title={t.notificationsHeading}>
        <Tick
          label={t.notifications}
          isChosen={chosen.notifications}
          onChoice={(notifications) => choose({ notifications })}
        />
        {phone !== null && (
          <p class="soft">
            {isHosted && phone.view.notifications === 'denied' ? (
              <DeniedInHost />
            ) : (
              t.notificationState[phone.view.notifications]
            )}
          </p>
        )}
        {phone?.view.notifications === 'ask' && (
          <Button onPress={() => void phone.face.askNotifications()}>{t.allow}</Button>
        )}
      </Card>
      {isHosted && <BatteryCard />}
      <Card title={t.downloadsHeading}>
        <Tick
          label={t.wifi}
          note={t.wifiNote}
          isChosen={chosen.largeOnWifiOnly}
          onChoice={(largeOnWifiOnly) => choose({ largeOnWifiOnly })}
        />
      </Card>
      <ul class="rows">
        <RowLink
          to="/welcome/phone"
          icon="phone"
          title={t.registration}
          {...(phone?.view.status == null
            ? {}
            : { note: phone.view.status.isRegistered ? t.registered : t.notRegistered })}
        />
        <RowLink to="/welcome" icon="info" title={t.welcome} />
      </ul>
    </Screen>
  );
}

const pauses = ['1', '8', '24', '168'] as const;

function Pause() {
  const t = useTexts(texts);
  const language = useLanguage();
  const phone = usePhone();
  const act = useAct();
  const [hours, setHours] = useState<(typeof pauses)[number]>('1');
  const status = phone?.view.status ?? null;
  const until = status?.protection === 'paused' ? status.pausedUntil : null;
  return (
    <Card icon="pause" title={t.pauseHeading}>
      <p>{t.pauseWhat}</p>
      {until !== null && phone !== null ? (
        <>
          <p role="status">{t.pausedUntil(nearMomentText(language, until, phone.face.now()))}</p>
          <Button weight="main" isBusy={act.isBusy} onPress={() => act.run(() => phone.face.pause(null))}>
            {t.resume}
          </Button>
        </>
      ) : (
        <>
          <OneOf
            name="pause"
            legend={t.pauseFor}
            value={hours}
            options={pauses.map((value) => ({ value, label: t.hours[value] }))}
            onValue={setHours}
          />
          <Button
            isBusy={act.isBusy}
            isOff={status === null}
            onPress={() =>
              phone !== null &&
              act.run(() => phone.face.pause(Math.floor(phone.face.now()) + Number(hours) * 3600))
            }
          >
            {t.pause}
          </Button>
        </>
      )}
      <Refusal refused={act.refused} />
    </Card>
  );
}
