// SPDX-License-Identifier: GPL-3.0-only
import { unknownStrength } from '@bluezone/protocol';
import type { HeardBeacon } from '../ports.ts';

/** Strength in dBm as it is kept; 127 for what is none. */
export function strengthOf({ strengthDbm }: HeardBeacon): number {
  const isMeasured = Number.isInteger(strengthDbm) && strengthDbm >= -128 && strengthDbm <= 127;
  return isMeasured ? strengthDbm : unknownStrength;
}
