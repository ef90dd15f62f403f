// SPDX-License-Identifier: GPL-3.0-only
// Alerts persist until they are old, explain themselves, and are taken back when what they rest on is.
import type { DayResult, DegreeResult, Reason } from '@bluezone/exposure';
import { civilDayStart, intervalStart } from '@bluezone/protocol';
import type { PhoneContext } from '../phone-context.ts';
import type { Notice } from '../ports.ts';
import type { Alert } from '../store/phone-state.ts';

/** Brings the alerts up to date with the day results; gives what the owner should be told now. */
export function updateAlerts({ store, now }: PhoneContext, days: readonly DayResult[]): Notice[] {
  const { state, configuration } = store;
  const notices: Notice[] = [];
  const warned = days.flatMap((day) => [
    ...(day.diagnosed?.warned === true ? [alertOf('F1', day.day, day.diagnosed, now)] : []),
    ...(day.recursive?.warned === true ? [alertOf('F2', day.day, day.recursive, now)] : []),
  ]);
  const oldestSecond = intervalStart(state.forgottenBefore);
  const isWholeInLog = (day: number) =>
    civilDayStart(day, configuration.zone.utcOffsetMinutes) >= oldestSecond;
  const isSame = (a: Alert) => (b: Alert) => a.day === b.day && a.degree === b.degree;
  const kept = state.alerts.map((alert) => {
    const current = warned.find(isSame(alert));
    if (current !== undefined) {
      if (alert.withdrawnAt !== null) notices.push({ kind: 'exposed', degree: alert.degree, day: alert.day });
      return { ...current, firstTold: alert.withdrawnAt === null ? alert.firstTold : now };
    }
    if (alert.withdrawnAt !== null || !isWholeInLog(alert.day)) return alert;
    notices.push({ kind: 'withdrawn', degree: alert.degree, day: alert.day });
    return { ...alert, withdrawnAt: now };
  });
  const fresh = warned.filter((alert) => !state.alerts.some(isSame(alert)));
  for (const { degree, day } of fresh) notices.push({ kind: 'exposed', degree, day });
  state.alerts = [...kept, ...fresh].sort((a, b) => a.day - b.day || (a.degree < b.degree ? -1 : 1));
  return notices;
}

function alertOf(degree: Alert['degree'], day: number, result: DegreeResult, now: number): Alert {
  return {
    day,
    degree,
    firstTold: now,
    withdrawnAt: null,
    minutes: result.minutes,
    duration: result.durationBand,
    distance: result.distanceBand,
    certainty: certaintyIn(result.reasons),
    encounters: result.encounters.length,
  };
}

function certaintyIn(reasons: readonly Reason[]): string {
  const reason = reasons.find((each) => each.kind === 'certainty');
  return reason?.kind === 'certainty' ? reason.certainty : 'low';
}
