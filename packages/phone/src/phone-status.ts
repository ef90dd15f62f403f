// SPDX-License-Identifier: GPL-3.0-only
// What the phone says of itself, honestly: when it last checked, whether it was protecting, what it knows.
import { civilDayAt, type ErrorCode, utcDayAt } from '@bluezone/protocol';
import { type CaseState, caseState } from './alerts/case-state.ts';
import { isPaused } from './beacon/is-paused.ts';
import { movePackLifetime } from './heard/enforce-retention.ts';
import { keptRange, minutesOf, rangeOfDay, scannedMinutes, sharedRange } from './history/kept-days.ts';
import type { PhoneContext } from './phone-context.ts';
import type { RadioStatus } from './ports.ts';

export interface PhoneStatus {
  readonly exposure: 'none' | 'F1' | 'F2';
  readonly protection: 'on' | 'paused' | 'moved' | 'sunset' | 'clock-wrong' | Exclude<RadioStatus, 'on'>;
  /** What the last signed index that could judge it said of this phone's clock, also while the phone does not listen. */
  readonly clock: 'unknown' | 'right' | 'wrong';
  /** Unix seconds; null on phones that were installed before this was noted. */
  readonly installedAt: number | null;
  /** Unix seconds; null without a pause. */
  readonly pausedUntil: number | null;
  /** Unix seconds of the last check that succeeded wholly; null when there was none. */
  readonly lastGoodCheck: number | null;
  /** Why the last check failed; null when it did not. */
  readonly lastFailure: ErrorCode | null;
  /** First of the checks that have failed since the last good one, unix seconds; null while they succeed. */
  readonly failingSince: number | null;
  readonly lastScan: number | null;
  /** Ten-minute intervals of the current UTC day with at least one scan. */
  readonly intervalsProtectedToday: number;
  /** Minutes of the civil day so far, by the ten minutes, and those of them in which the phone scanned. */
  readonly protectedToday: { readonly minutes: number; readonly of: number };
  readonly community: { readonly registered: number; readonly day: number } | null;
  readonly heardIdentifiers: number;
  readonly isRegistered: boolean;
  readonly hasUploadToken: boolean;
  readonly case: CaseState;
  /** A pack for another phone was made and is not confirmed: it is taken until `until`. Unix seconds. */
  readonly moving: { readonly since: number; readonly until: number } | null;
}

export function phoneStatus(context: Pick<PhoneContext, 'store' | 'now'>, radio: RadioStatus): PhoneStatus {
  const { store, now } = context;
  const { state } = store;
  const current = state.alerts.filter((alert) => alert.withdrawnAt === null);
  const has = (degree: 'F1' | 'F2') => current.some((alert) => alert.degree === degree);
  return {
    exposure: has('F1') ? 'F1' : has('F2') ? 'F2' : 'none',
    protection: protectionOf(context, radio),
    clock: state.clock,
    installedAt: state.installedAt,
    pausedUntil: isPaused(context) ? (state.pause?.until ?? null) : null,
    lastGoodCheck: state.lastGoodCheck,
    lastFailure: state.lastCheck?.code ?? null,
    failingSince: state.failingSince,
    lastScan: state.lastScan,
    intervalsProtectedToday: (store.scansOfDay(utcDayAt(now)) ?? new Uint8Array(0)).filter((n) => n > 0)
      .length,
    protectedToday: protectedToday(context),
    community: state.community,
    heardIdentifiers: store.heard.count,
    isRegistered: state.credential !== null,
    hasUploadToken: state.uploadToken !== null,
    case: caseState(state),
    moving:
      state.moving === null
        ? null
        : { since: state.moving.since, until: state.moving.since + movePackLifetime },
  };
}

function protectedToday(context: Pick<PhoneContext, 'store' | 'now'>): PhoneStatus['protectedToday'] {
  const { store, now } = context;
  const today = rangeOfDay(store, civilDayAt(now, store.configuration.zone.utcOffsetMinutes));
  const soFar = sharedRange(today, keptRange(context));
  return { minutes: scannedMinutes(store, soFar), of: minutesOf(soFar) };
}

function protectionOf(
  context: Pick<PhoneContext, 'store' | 'now'>,
  radio: RadioStatus,
): PhoneStatus['protection'] {
  const { state } = context.store;
  if (state.sunset) return 'sunset';
  if (state.movedAt !== null) return 'moved';
  if (radio !== 'unsupported' && isPaused(context)) return 'paused';
  if (radio !== 'on') return radio;
  return state.clock === 'wrong' ? 'clock-wrong' : 'on';
}
