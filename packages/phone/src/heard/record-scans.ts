// SPDX-License-Identifier: GPL-3.0-only
// From the radio's scans to the heard log. Everything a later report or claim needs is computed now, with the salt
// this phone had on the air; the other's salt is then forgotten.
import {
  type Beacon,
  decodeBeacon,
  type HeardEntry,
  type HeardScan,
  heardEntry,
  intervalAt,
  toHex,
  utcDayOfInterval,
} from '@bluezone/protocol';
import { ownBeaconAt, ownIdentifiersAround } from '../beacon/own-beacons.ts';
import type { PhoneContext } from '../phone-context.ts';
import type { RadioScan } from '../ports.ts';

/** Clocks may differ by this much at most for a scan to be believed, seconds. */
const futureTolerance = 60;

/** Reads what the radio has, records it, and returns what is to be acknowledged after the commit; null for nothing. */
export async function recordScans(context: PhoneContext): Promise<number | null> {
  const { store, ports } = context;
  const reading = await ports.radio.read(store.state.radioSequence);
  if (reading.scans.length === 0) return null;
  const believable = reading.scans.filter((scan) => isBelievable(context, scan));
  const byInterval = new Map<number, { beacon: Beacon; scan: HeardScan }[]>();
  for (const scan of believable.sort((a, b) => a.second - b.second)) {
    const interval = intervalAt(scan.second);
    store.countScan(utcDayOfInterval(interval), interval % 144);
    const credited = creditOf(context, scan.second);
    store.state.lastScan = Math.max(store.state.lastScan ?? 0, scan.second);
    for (const heard of scan.heard) {
      const beacon = decodeBeacon(heard.beacon);
      if (!beacon.ok) continue;
      const list = byInterval.get(interval) ?? [];
      const strengthDbm = Number.isInteger(heard.strengthDbm) ? clampStrength(heard.strengthDbm) : 127;
      list.push({
        beacon: beacon.value,
        scan: { second: scan.second, strengthDbm, creditedSeconds: credited },
      });
      byInterval.set(interval, list);
    }
  }
  for (const [interval, sightings] of byInterval) recordInterval(context, interval, sightings);
  store.state.radioSequence = reading.sequence;
  return reading.sequence;
}

function isBelievable(context: PhoneContext, scan: RadioScan): boolean {
  const { store, now } = context;
  const oldest = now - store.configuration.retentionDays * 86_400;
  return Number.isInteger(scan.second) && scan.second >= oldest && scan.second <= now + futureTolerance;
}

/** A scan credits the time since the previous one, up to the gap that is bridged. */
function creditOf(context: PhoneContext, second: number): number {
  const { lastScan } = context.store.state;
  const { bridgedGapSeconds, periodSeconds } = context.store.configuration.scan;
  const sincePrevious = lastScan === null ? periodSeconds : Math.max(0, second - lastScan);
  return Math.min(sincePrevious, bridgedGapSeconds);
}

function clampStrength(dbm: number): number {
  return dbm >= -128 && dbm <= 127 ? dbm : 127;
}

function recordInterval(
  context: PhoneContext,
  interval: number,
  sightings: readonly { beacon: Beacon; scan: HeardScan }[],
): void {
  const { store, transmitPowerDbm } = context;
  const own = ownBeaconAt(store, interval, transmitPowerDbm);
  if (own === null) return;
  const ownIdentifiers = ownIdentifiersAround(
    store,
    interval,
    store.configuration.matching.toleranceIntervals,
  );
  const entries = new Map<string, HeardEntry>();
  for (const entry of store.heardInInterval(interval)) entries.set(toHex(entry.tag), entry);
  for (const { beacon, scan } of sightings) {
    if (ownIdentifiers.has(toHex(beacon.identifier))) continue;
    const fresh = heardEntry(beacon, own.salt, interval, [scan]);
    const name = toHex(fresh.tag);
    const known = entries.get(name);
    if (known === undefined) entries.set(name, fresh);
    else if (!known.scans.some((other) => other.second === scan.second))
      entries.set(name, { ...known, scans: [...known.scans, scan] });
  }
  store.setHeardInInterval(interval, [...entries.values()]);
}
