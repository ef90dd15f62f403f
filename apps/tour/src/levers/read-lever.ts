// SPDX-License-Identifier: GPL-3.0-only
// The levers, what each may be set to, and what a typed value means.
import type { Levers } from '@bluezone/simulator';

export interface LeverBounds {
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly unit: 'percent' | 'seconds' | 'days' | 'intervals';
}

export type LeverId = keyof Levers;

/** Shares are moved in percent; the rest is bounded by the signed configuration. */
export const leverBounds: Readonly<Record<LeverId, LeverBounds>> = {
  adoption: { least: 0, most: 100, step: 1, unit: 'percent' },
  consent: { least: 0, most: 100, step: 1, unit: 'percent' },
  windowSeconds: { least: 1, most: 60, step: 1, unit: 'seconds' },
  periodSeconds: { least: 30, most: 3600, step: 30, unit: 'seconds' },
  periodAfterSightingSeconds: { least: 30, most: 3600, step: 30, unit: 'seconds' },
  latencyDays: { least: 0, most: 7, step: 1, unit: 'days' },
  toleranceIntervals: { least: 0, most: 12, step: 1, unit: 'intervals' },
};

/** The number that a lever shows. */
export function shownValue(id: LeverId, levers: Levers): number {
  return leverBounds[id].unit === 'percent' ? Math.round(levers[id] * 100) : levers[id];
}

/** The value of a lever from what was typed; null when it is none that can be set beside the others. */
export function readLever(id: LeverId, typed: string, others: Levers): number | null {
  const { least, most, unit } = leverBounds[id];
  const shown = typed.trim() === '' ? Number.NaN : Number(typed);
  if (!Number.isInteger(shown) || shown < least || shown > most) return null;
  const value = unit === 'percent' ? shown / 100 : shown;
  return isScanPossible({ ...others, [id]: value }) ? value : null;
}

/** A scan cannot last longer than until the next one begins. */
function isScanPossible({ windowSeconds, periodSeconds, periodAfterSightingSeconds }: Levers): boolean {
  return windowSeconds <= periodSeconds && windowSeconds <= periodAfterSightingSeconds;
}

/** The share of time in which the radio listens: with nobody there, and with always somebody there. */
export function listeningShare(levers: Levers): { readonly alone: number; readonly among: number } {
  const { windowSeconds, periodSeconds, periodAfterSightingSeconds } = levers;
  return { alone: windowSeconds / periodSeconds, among: windowSeconds / periodAfterSightingSeconds };
}
