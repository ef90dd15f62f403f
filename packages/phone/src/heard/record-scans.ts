// SPDX-License-Identifier: GPL-3.0-only
// From the radio's scans to the heard log. Everything a later report or claim needs is computed now, with the salt
// this phone had on the air; the other's salt is then forgotten.
import {
  type Beacon,
  beaconLength,
  daySeconds,
  decodeBeacon,
  extendHeardEntries,
  type HeardEntry,
  type HeardScan,
  heardEntry,
  heardEntryEnd,
  heardIntervalAt,
  heardSecondsAt,
  intervalAt,
  isHeardEntryOf,
  meetingId,
  utcDayOfInterval,
} from '@bluezone/protocol';
import { ownBeaconAt, ownIdentifiersAround } from '../beacon/own-beacons.ts';
import type { PhoneContext } from '../phone-context.ts';
import type { RadioReading, RadioScan } from '../ports.ts';
import { chunkOfInterval } from '../store/heard-log.ts';
import { beaconName, identifierName, identifierOfName } from './byte-name.ts';
import { forgettingTime } from './clock-doubt.ts';
import { strengthOf } from './heard-strength.ts';
import { rememberRecent } from './recent-scans.ts';
import { retentionDaysAt } from './retention-days.ts';

/** Clocks may differ by this much at most for a scan to be believed, seconds. */
const futureTolerance = 60;
/** More distinct beacons than any crowd has: beyond it somebody is filling the log. */
const maximumEntriesPerInterval = 4096;
/** An identifier has one salt; more of them are replays with salts made up. A few are kept: one of them is true. */
const maximumSaltsPerIdentifier = 8;
const saltLength = 9;

/** One beacon (27 bytes) and the scans of an interval that heard it, ascending, one per second. */
interface Sighting {
  readonly beacon: Uint8Array;
  readonly scans: HeardScan[];
}

/** By the name of the beacon. */
type Sightings = Map<string, Sighting>;

/** What the scans add to the encoded entries of one hour. */
interface Additions {
  /** Scans of entries that are there, by offset. */
  readonly added: Map<number, readonly HeardScan[]>;
  readonly fresh: HeardEntry[];
}

/** Reads what the radio has, records it, and returns what is to be acknowledged after the commit; null for nothing. */
export async function recordScans(context: PhoneContext): Promise<number | null> {
  const { store } = context;
  const reading = await readRadio(context);
  if (reading.scans.length === 0) return null;
  const believable = reading.scans.filter((scan) => isBelievable(context, scan) && !isInPause(context, scan));
  believable.sort((a, b) => a.second - b.second);
  rememberRecent(context, believable);
  const byInterval = sightingsByInterval(context, believable);
  const chunks = new Set([...byInterval.keys()].map(chunkOfInterval));
  for (const chunk of chunks) await recordChunk(context, chunk, byInterval);
  store.state.radioSequence = reading.sequence;
  return reading.sequence;
}

/** A radio whose numbers begin anew (its host was reinstalled, or forgot them) is read from the beginning. */
async function readRadio({ store, ports }: PhoneContext): Promise<RadioReading> {
  const { radioSequence } = store.state;
  const reading = await ports.radio.read(radioSequence);
  return reading.sequence < radioSequence ? await ports.radio.read(0) : reading;
}

function isBelievable(context: PhoneContext, scan: RadioScan): boolean {
  const { store, now } = context;
  const oldest = forgettingTime(store, now) - retentionDaysAt(store, now) * daySeconds;
  return Number.isInteger(scan.second) && scan.second >= oldest && scan.second <= now + futureTolerance;
}

/** A radio that was not stopped in time for a pause heard what its owner did not want to be heard. */
function isInPause({ store }: PhoneContext, { second }: RadioScan): boolean {
  const { pause } = store.state;
  return pause !== null && second >= pause.since && second < pause.until;
}

/** Counts and credits scans in the order of time; gathers what they heard, for every interval that heard anything. */
function sightingsByInterval(context: PhoneContext, scans: readonly RadioScan[]): Map<number, Sightings> {
  const byInterval = new Map<number, Sightings>();
  for (let i = 0; i < scans.length; ) {
    const interval = intervalAt((scans[i] as RadioScan).second);
    const first = i;
    const sightings: Sightings = new Map();
    for (let scan = scans[i]; scan !== undefined && intervalAt(scan.second) === interval; scan = scans[++i]) {
      const { second, heard, others } = scan;
      const creditedSeconds = takeCredit(context, second);
      context.store.noteOthers(utcDayOfInterval(interval), interval % 144, others);
      for (const one of heard)
        addSighting(sightings, one.beacon, { second, strengthDbm: strengthOf(one), creditedSeconds });
    }
    context.store.countScans(utcDayOfInterval(interval), interval % 144, i - first);
    if (sightings.size > 0) byInterval.set(interval, sightings);
  }
  return byInterval;
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

function addSighting(sightings: Sightings, beacon: Uint8Array, scan: HeardScan): void {
  if (beacon.length !== beaconLength) return;
  const name = beaconName(beacon);
  const known = sightings.get(name);
  if (known === undefined) sightings.set(name, { beacon, scans: [scan] });
  else if (known.scans.at(-1)?.second !== scan.second) known.scans.push(scan);
}

/** Writes an hour anew at most once, whatever was heard in it. */
async function recordChunk(
  context: PhoneContext,
  chunk: number,
  byInterval: ReadonlyMap<number, Sightings>,
): Promise<void> {
  const { heard } = context.store;
  const row = await heard.row(chunk);
  const additions: Additions = { added: new Map(), fresh: [] };
  for (const [interval, sightings] of byInterval)
    if (chunkOfInterval(interval) === chunk) recordInterval(context, interval, sightings, row, additions);
  if (additions.added.size > 0 || additions.fresh.length > 0)
    heard.setRow(chunk, extendHeardEntries(row, additions.added, additions.fresh));
}

function recordInterval(
  context: PhoneContext,
  interval: number,
  sightings: Sightings,
  row: Uint8Array,
  { added, fresh }: Additions,
): void {
  const { store, ports } = context;
  // Without a beacon of one's own on the air nobody can prove a meeting, but what was heard still warns.
  const ownSalt = ownBeaconAt(store, interval)?.salt ?? ports.random.bytes(saltLength);
  const tolerance = store.configuration.matching.toleranceIntervals;
  const ownIdentifiers = ownIdentifiersAround(store, interval, tolerance);
  const known = knownEntries(row, interval);
  const salts = new Map<string, number>();
  let entries = 0;
  for (const [identifier, offsets] of known) {
    salts.set(identifier, offsets.length);
    entries += offsets.length;
  }
  for (const [name, { beacon: bytes, scans }] of sightings) {
    const identifier = identifierOfName(name);
    if (ownIdentifiers.has(identifier)) continue;
    const offsets = known.get(identifier);
    const ofIdentifier = salts.get(identifier) ?? 0;
    const isOneTooMany = entries >= maximumEntriesPerInterval || ofIdentifier >= maximumSaltsPerIdentifier;
    if (isOneTooMany && offsets === undefined) continue;
    const decoded = decodeBeacon(bytes);
    if (!decoded.ok) continue;
    const beacon = decoded.value;
    const offset = offsets === undefined ? undefined : offsetOf(row, offsets, beacon, ownSalt);
    if (offset !== undefined) {
      const seconds = heardSecondsAt(row, offset);
      const others = scans.filter((scan) => !seconds.has(scan.second));
      if (others.length > 0) added.set(offset, others);
    } else if (!isOneTooMany) {
      fresh.push(heardEntry(beacon, ownSalt, interval, scans));
      entries++;
      salts.set(identifier, ofIdentifier + 1);
    }
  }
}

/** Which of the encoded entries at `offsets` is of this beacon. */
function offsetOf(
  row: Uint8Array,
  offsets: readonly number[],
  beacon: Beacon,
  ownSalt: Uint8Array,
): number | undefined {
  const meeting = meetingId(ownSalt, beacon.salt);
  return offsets.find((offset) => isHeardEntryOf(row, offset, beacon, meeting));
}

/** Offsets of the encoded entries of an interval, by the name of their identifier. */
function knownEntries(row: Uint8Array, interval: number): Map<string, number[]> {
  const known = new Map<string, number[]>();
  for (let at = 0; at < row.length; at = heardEntryEnd(row, at)) {
    if (heardIntervalAt(row, at) !== interval) continue;
    const identifier = identifierName(row, at);
    const offsets = known.get(identifier);
    if (offsets === undefined) known.set(identifier, [at]);
    else offsets.push(at);
  }
  return known;
}
