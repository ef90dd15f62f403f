// SPDX-License-Identifier: GPL-3.0-only
// Makers of phones end apps that work in the background, each by switches of its own. No app can read those switches: all
// that can be done is to say which they are and to open the place.
import type { CallValue, CallWith } from '@bluezone/host-bridge';

export type Battery = CallValue<'work.battery'>;
type Settings = CallWith<'host.open-settings'>['what'];

/** As the hosts name them. */
export const vendors = ['xiaomi', 'oppo', 'vivo', 'huawei', 'samsung', 'asus', 'oneplus', 'apple'] as const;
export type Vendor = (typeof vendors)[number];

export interface BatteryAdvice {
  /** Whose switches are to be described; null where nothing more is known than what the system says. */
  readonly vendor: Vendor | null;
  /** Whether its owner should be told without having asked. */
  readonly isNeeded: boolean;
  /** Which settings can be opened from here, the first one first. */
  readonly settings: readonly Settings[];
}

export function batteryAdvice({ vendor, isExempt, isSaving }: Battery): BatteryAdvice {
  const known = vendors.find((name) => name === vendor) ?? null;
  if (known === 'apple') return { vendor: known, isNeeded: !isExempt || isSaving, settings: ['app'] };
  const ofSystem: readonly Settings[] = isExempt ? [] : ['battery'];
  return {
    vendor: known,
    isNeeded: !isExempt || isSaving || known !== null,
    settings: known === null ? ofSystem : [...ofSystem, 'vendor'],
  };
}
