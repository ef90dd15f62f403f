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
  unknownStrength,
  utcDayOfInterval,
} from '@bluezone/protocol';
import { ownBeaconAt, ownIdentifiersAround } from '../beacon/own-beacons.ts';
import type { PhoneContext } from '../phone-context.ts';
import type { HeardBeacon, RadioScan } from '../ports.ts';

/** Clocks may differ by this much at most for a scan to be believed, seconds. */
const futureTolerance = 60;
/** More distinct beacons than any crowd has: beyond it somebody is filling the log. */
const maximumEntriesPerInterval = 4096;
/** An identifier has one salt; more of them are replays with salts made up. A few are kept: one of them is true. */
const maximumSaltsPerIdentifier = 8;
const saltLength = 9;

interface Sighting {
  readonly beacon: Beacon;
  readonly scans: HeardScan[];
}

/** Reads what the radio has, records it, and returns what is to be acknowledged after the commit; null for nothing. */
export async function recordScans(context: PhoneContext): Promise<number | null> {
  const { store, ports } = context;
  const reading = await ports.radio.read(store.state.radioSequence);
  if (reading.scans.length === 0) return null;
  const believable = reading.scans.filter((scan) => isBelievable(context, scan));
  const byInterval = new Map<number, Map<string, Sighting>>();
  for (const { second, heard } of believable.sort((a, b) => a.second - b.second)) {
    const interval = intervalAt(second);
    store.countScan(utcDayOfInterval(interval), interval % 144);
    const creditedSeconds = takeCredit(context, second);
    if (heard.length === 0) continue;
    const sightings = byInterval.get(interval) ?? new Map<string, Sighting>();
    byInterval.set(interval, sightings);
    for (const one of heard)
      addSighting(sightings, one.beacon, { second, strengthDbm: strengthOf(one), creditedSeconds });
  }
  for (const [interval, sightings] of byInterval) recordInterval(context, interval, [...sightings.values()]);
  store.state.radioSequence = reading.sequence;
  return reading.sequence;
}

function isBelievable(context: PhoneContext, scan: RadioScan): boolean {
  const { store, now } = context;
  const oldest = now - store.configuration.retentionDays * 86_400;
  return Number.isInteger(scan.second) && scan.second >= oldest && scan.second <= now + futureTolerance;
}

/**
 * A scan credits the time since the previous one, up to the gap that is bridged. One that is slightly older than the
 * previous credits nothing; one that is much older shows that the clock was put back, and begins anew.
 */
function takeCredit({ store }: PhoneContext, second: number): number {
  const { bridgedGapSeconds, periodSeconds } = store.configuration.scan;
  const { lastScan } = store.state;
  if (lastScan !== null && second <= lastScan && lastScan - second <= bridgedGapSeconds) return 0;
  store.state.lastScan = second;
  const sincePrevious = lastScan === null || second < lastScan ? periodSeconds : second - lastScan;
  return Math.min(sincePrevious, bridgedGapSeconds);
}

function strengthOf({ strengthDbm }: HeardBeacon): number {
  const isMeasured = Number.isInteger(strengthDbm) && strengthDbm >= -128 && strengthDbm <= 127;
  return isMeasured ? strengthDbm : unknownStrength;
}

function addSighting(sightings: Map<string, Sighting>, bytes: Uint8Array, scan: HeardScan): void {
  const name = toHex(bytes);
  const known = sightings.get(name);
  if (known !== undefined) {
    known.scans.push(scan);
    return;
  }
  const beacon = decodeBeacon(bytes);
  if (beacon.ok) sightings.set(name, { beacon: beacon.value, scans: [scan] });
}

function recordInterval(context: PhoneContext, interval: number, sightings: readonly Sighting[]): void {
  const { store, ports } = context;
  // Without a beacon of one's own on the air nobody can prove a meeting, but what was heard still warns.
  const ownSalt = ownBeaconAt(store, interval)?.salt ?? ports.random.bytes(saltLength);
  const tolerance = store.configuration.matching.toleranceIntervals;
  const ownIdentifiers = ownIdentifiersAround(store, interval, tolerance);
  const entries = new Map<string, HeardEntry>();
  const salts = new Map<string, number>();
  const add = (entry: HeardEntry, name: string): void => {
    const identifier = toHex(entry.identifier);
    if (!entries.has(name)) salts.set(identifier, (salts.get(identifier) ?? 0) + 1);
    entries.set(name, entry);
  };
  for (const entry of store.heardInInterval(interval)) add(entry, toHex(entry.tag));
  for (const { beacon, scans } of sightings) {
    const identifier = toHex(beacon.identifier);
    if (ownIdentifiers.has(identifier)) continue;
    const fresh = heardEntry(beacon, ownSalt, interval, []);
    const name = toHex(fresh.tag);
    const known = entries.get(name);
    const isOneTooMany =
      entries.size >= maximumEntriesPerInterval || (salts.get(identifier) ?? 0) >= maximumSaltsPerIdentifier;
    if (known === undefined && isOneTooMany) continue;
    add({ ...fresh, scans: joinScans(known?.scans ?? [], scans) }, name);
  }
  store.setHeardInInterval(interval, [...entries.values()]);
}

/** One scan per second: what is told twice counts once. */
function joinScans(known: readonly HeardScan[], heard: readonly HeardScan[]): HeardScan[] {
  const bySecond = new Map(known.map((scan) => [scan.second, scan]));
  for (const scan of heard) if (!bySecond.has(scan.second)) bySecond.set(scan.second, scan);
  return [...bySecond.values()];
}
