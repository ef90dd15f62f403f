// SPDX-License-Identifier: GPL-3.0-only
// How infectious a key's owner was on the key's day, from the days since onset. Knows only what the owner stated.
import type { ExposureSettings } from './estimator.ts';

/** 0 none, 1 standard, 2 high, as in the Exposure Notification's exposure window. */
export type Infectiousness = 0 | 1 | 2;

const farthestDay = 14;

function narrow(value: number | undefined): Infectiousness {
  return value === 1 || value === 2 ? value : 0;
}

/** Infectiousness at a day since onset; null is an onset not stated, anything outside −14…14 is none. */
export function infectiousnessOf(
  daysSinceOnset: number | null,
  settings: Pick<ExposureSettings, 'infectiousnessByDay' | 'infectiousnessUnknownOnset'>,
): Infectiousness {
  if (daysSinceOnset === null) return narrow(settings.infectiousnessUnknownOnset);
  if (!Number.isInteger(daysSinceOnset) || Math.abs(daysSinceOnset) > farthestDay) return 0;
  return narrow(settings.infectiousnessByDay[daysSinceOnset + farthestDay]);
}
