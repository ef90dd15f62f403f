// SPDX-License-Identifier: GPL-3.0-only
// Random keys make small files look like large ones. Each copies all metadata of a random real key of the same file, so
// nothing but chance tells them apart; no phone has ever heard one.
import { type ExportKey, firstIntervalOfDay, intervalsPerDay, reportTypes } from '@bluezone/protocol';
import type { Random } from '../keys/keyring.ts';

/** A whole number below `bound`, evenly distributed. */
export function randomBelow(bound: number, random: Random): number {
  const limit = Math.floor(0x1_0000_0000 / bound) * bound;
  for (;;) {
    const value = new DataView(random(4).slice().buffer).getUint32(0, true);
    if (value < limit) return value % bound;
  }
}

/** Real keys and as many random ones as bring them to `minimum`; an empty list stays empty. */
export function padKeys(real: readonly ExportKey[], minimum: number, random: Random): ExportKey[] {
  const padded = [...real];
  while (real.length > 0 && padded.length < minimum)
    padded.push({ ...(real[randomBelow(real.length, random)] as ExportKey), key: random(16) });
  return padded;
}

/**
 * Keys of a file for a day without any real one: whole days of invented cases, onset 1–5 days ago, from two days before
 * onset to yesterday.
 */
export function inventKeys(count: number, utcDay: number, random: Random): ExportKey[] {
  const invented: ExportKey[] = [];
  while (invented.length < count) {
    const onsetDay = utcDay - 1 - randomBelow(5, random);
    for (let day = onsetDay - 2; day < utcDay && invented.length < count; day++)
      invented.push({
        key: random(16),
        start: firstIntervalOfDay(day),
        period: intervalsPerDay,
        reportType: reportTypes.confirmedTest,
        daysSinceOnset: day - onsetDay,
      });
  }
  return invented;
}
