// SPDX-License-Identifier: GPL-3.0-only
// What the phone says of itself, honestly: when it last checked, whether it was protecting, what it knows.
import { type ErrorCode, utcDayAt } from '@bluezone/protocol';
import type { RadioStatus } from './ports.ts';
import type { PhoneStore } from './store/phone-store.ts';

export interface PhoneStatus {
  readonly exposure: 'none' | 'F1' | 'F2';
  readonly protection: 'on' | 'sunset' | 'clock-wrong' | Exclude<RadioStatus, 'on'>;
  /** Unix seconds of the last check that succeeded wholly; null when there was none. */
  readonly lastGoodCheck: number | null;
  /** Why the last check failed; null when it did not. */
  readonly lastFailure: ErrorCode | null;
  readonly lastScan: number | null;
  /** Ten-minute intervals of the current UTC day with at least one scan. */
  readonly intervalsProtectedToday: number;
  readonly community: { readonly registered: number; readonly day: number } | null;
  readonly heardIdentifiers: number;
  readonly isRegistered: boolean;
  readonly hasUploadToken: boolean;
}

export function phoneStatus(store: PhoneStore, radio: RadioStatus, now: number): PhoneStatus {
  const { state } = store;
  const current = state.alerts.filter((alert) => alert.withdrawnAt === null);
  const has = (degree: 'F1' | 'F2') => current.some((alert) => alert.degree === degree);
  return {
    exposure: has('F1') ? 'F1' : has('F2') ? 'F2' : 'none',
    protection: protectionOf(store, radio),
    lastGoodCheck: state.lastGoodCheck,
    lastFailure: state.lastCheck?.code ?? null,
    lastScan: state.lastScan,
    intervalsProtectedToday: (store.scansOfDay(utcDayAt(now)) ?? new Uint8Array(0)).filter((n) => n > 0)
      .length,
    community: state.community,
    heardIdentifiers: store.heard.count,
    isRegistered: state.credential !== null,
    hasUploadToken: state.uploadToken !== null,
  };
}

function protectionOf({ state }: PhoneStore, radio: RadioStatus): PhoneStatus['protection'] {
  if (state.sunset) return 'sunset';
  if (radio !== 'on') return radio;
  return state.clock === 'wrong' ? 'clock-wrong' : 'on';
}
