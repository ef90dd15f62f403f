// SPDX-License-Identifier: GPL-3.0-only
// What the owner can do so that the phone lets Bluezone work while nobody looks. Nothing is shown where there is no host.
import { useState } from 'preact/hooks';
import { phoneHost as en } from '../language/en/phone-host.ts';
import { useTexts } from '../language/use-language.ts';
import { phoneHost as vi } from '../language/vi/phone-host.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { batteryAdvice } from './battery-advice.ts';
import { useHost } from './use-host.ts';

const texts = { vi, en };

/** @param isUnasked in the first run: shown only where there is something to do */
export function BatteryCard({ isUnasked = false }: { readonly isUnasked?: boolean }) {
  const t = useTexts(texts).battery;
  const { host, told } = useHost('work.battery');
  const [isClosed, setClosed] = useState(false);
  if (host === null || told === null) return null;
  const advice = batteryAdvice(told);
  if (isUnasked && !advice.isNeeded) return null;
  const open = async (what: (typeof advice.settings)[number]) => {
    const opened = await host.call('host.open-settings', { what });
    setClosed(!opened.ok || !opened.value.isOpen);
  };
  return (
    <Card icon="phone" title={t.heading} {...(told.isExempt ? {} : { tone: 'watch' as const })}>
      <p>{t.why}</p>
      <p role="status">
        {told.isExempt ? t.exempt : advice.vendor === 'apple' ? t.notRefreshed : t.notExempt}
      </p>
      {told.isSaving && <p>{t.saving}</p>}
      {advice.vendor !== null && <p>{t.vendors[advice.vendor]}</p>}
      {advice.settings.length > 0 && (
        <div class="buttons">
          {advice.settings.map((what) => (
            <Button key={what} onPress={() => void open(what)}>
              {what === 'battery' ? t.openBattery : what === 'vendor' ? t.openVendor : t.openApp}
            </Button>
          ))}
        </div>
      )}
      {isClosed && <p role="status">{t.notOpened}</p>}
    </Card>
  );
}
