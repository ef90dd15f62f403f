// SPDX-License-Identifier: GPL-3.0-only
// The last ten minutes, for the owner who looks at who is around now. In memory only, and gone with the process.
import { beaconLength } from '@bluezone/protocol';
import type { PhoneContext } from '../phone-context.ts';
import type { RadioScan } from '../ports.ts';
import type { RecentScan } from '../store/phone-store.ts';
import { identifierName } from './byte-name.ts';
import { strengthOf } from './heard-strength.ts';

/** How long a scan is remembered, seconds. */
const recentSeconds = 600;
/** Clocks may differ by so much, seconds. */
const futureTolerance = 60;
/** More than anybody can be among: beyond it somebody floods the air. */
const mostUsersPerScan = 4096;

/** Adds scans, ascending by time, to what is remembered. */
export function rememberRecent({ store, now }: PhoneContext, scans: readonly RadioScan[]): void {
  const fresh = scans.filter(({ second }) => second > now - recentSeconds).map(recentScan);
  if (fresh.length === 0) return;
  store.recentScans = [...store.recentScans, ...fresh]
    .filter(({ second }) => second > now - recentSeconds)
    .sort((a, b) => a.second - b.second);
}

/** The scans of the last ten minutes, ascending. */
export function recentScansAt({ store, now }: Pick<PhoneContext, 'store' | 'now'>): readonly RecentScan[] {
  return store.recentScans.filter(
    ({ second }) => second > now - recentSeconds && second <= now + futureTolerance,
  );
}

function recentScan({ second, heard, others }: RadioScan): RecentScan {
  return { second, heard, others: Math.max(0, Math.trunc(others) || 0) };
}

/** Strengths (dBm, 127 unknown) of what a scan heard, by `identifierName`. */
export function strengthsByName({ heard }: RecentScan): Map<string, number> {
  const strengths = new Map<string, number>();
  for (const one of heard.slice(0, mostUsersPerScan))
    if (one.beacon.length === beaconLength) strengths.set(identifierName(one.beacon), strengthOf(one));
  return strengths;
}
