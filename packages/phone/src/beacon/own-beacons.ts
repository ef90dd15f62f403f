// SPDX-License-Identifier: GPL-3.0-only
// One's own keys and what they put on the air. Keys are random, one per UTC day; nothing leads from one to another.
import {
  type Beacon,
  type DayCipher,
  dayCipher,
  encodeBeacon,
  firstIntervalOfDay,
  intervalAt,
  intervalStart,
  intervalsPerDay,
  keyEnd,
  makeBeacon,
  utcDayOfInterval,
} from '@bluezone/protocol';
import { identifierName } from '../heard/byte-name.ts';
import type { PhoneContext } from '../phone-context.ts';
import type { BeaconSlot, Random } from '../ports.ts';
import { type OwnKey, ownKeyDay } from '../store/own-key.ts';
import type { PhoneStore } from '../store/phone-store.ts';
import { isPaused } from './is-paused.ts';

/** How far ahead the radio is given its beacons, in intervals. */
const horizonIntervals = 36 * 6;
/** When fewer than this many intervals are left, the radio is given new ones. */
const refillIntervals = 18 * 6;
/** Seconds between scans while the owner looks; a radio need not take less. */
const oftenPeriodSeconds = 30;
/** Beacons of this many past intervals stay in memory: scans are read soon after they were made. */
const rememberedIntervals = 12 * 6;

function newKey(random: Random, start: number, transmitPowerDbm: number): OwnKey {
  const end = firstIntervalOfDay(utcDayOfInterval(start) + 1);
  return {
    key: random.bytes(16),
    openingSecret: random.bytes(16),
    start,
    period: end - start,
    transmitPowerDbm,
  };
}

/** The key on the air in an interval; made now if there is none yet. */
function keyForInterval(context: PhoneContext, interval: number): OwnKey {
  const { store, ports, transmitPowerDbm } = context;
  const covering = ownKeyAt(store, interval);
  if (covering !== undefined) return covering;
  const day = utcDayOfInterval(interval);
  const keys = store.ownKeysOfDay(day);
  const lastEnd = keys.reduce((end, key) => Math.max(end, keyEnd(key)), firstIntervalOfDay(day));
  const made = newKey(ports.random, keys.length === 0 ? firstIntervalOfDay(day) : lastEnd, transmitPowerDbm);
  store.setOwnKeysOfDay(day, [...keys, made]);
  return made;
}

/** The key that covers an interval, if there is one. */
export function ownKeyAt(store: PhoneStore, interval: number): OwnKey | undefined {
  return store
    .ownKeysOfDay(utcDayOfInterval(interval))
    .find((key) => key.start <= interval && interval < keyEnd(key));
}

/** The beacon of an interval in the past, if this phone had a key then; null otherwise. */
export function ownBeaconAt(store: PhoneStore, interval: number): Beacon | null {
  const key = ownKeyAt(store, interval);
  return key === undefined ? null : beaconOf(store, key, interval);
}

function beaconOf(store: PhoneStore, key: OwnKey, interval: number): Beacon {
  const known = store.ownBeacons.get(interval);
  if (known?.key === key.key) return known.beacon;
  const beacon = makeBeacon(cipherOf(key), key.openingSecret, interval, key.transmitPowerDbm);
  store.ownBeacons.set(interval, { key: key.key, beacon });
  return beacon;
}

const ciphers = new WeakMap<Uint8Array, DayCipher>();

function cipherOf(key: OwnKey): DayCipher {
  const known = ciphers.get(key.key);
  if (known !== undefined) return known;
  const made = dayCipher(key.key);
  ciphers.set(key.key, made);
  return made;
}

/** The schedule from the current interval to the horizon. */
function beaconSlots(context: PhoneContext): BeaconSlot[] {
  const { store, now } = context;
  const first = intervalAt(now);
  const slots: BeaconSlot[] = [];
  for (let interval = first; interval < first + horizonIntervals; interval++) {
    const key = keyForInterval(context, interval);
    const beacon = beaconOf(store, key, interval);
    slots.push({ from: intervalStart(interval), beacon: encodeBeacon(beacon) });
  }
  return slots;
}

/**
 * Gives the radio its plan when it is running out of beacons, when this process has not given it one yet, or always when
 * `force` is set. The keys are in the vault before their beacons are on the air: a salt whose secret was lost could
 * never be opened.
 */
export async function refillRadio(context: PhoneContext, force: boolean): Promise<void> {
  const { store, ports, now } = context;
  if (isPaused(context)) return;
  const hasLooked = store.scansOftenUntil !== null && now >= store.scansOftenUntil;
  if (hasLooked) store.scansOftenUntil = null;
  const left = Math.floor(store.state.plannedUntil / 600) - intervalAt(now);
  const lasts = left >= refillIntervals && left <= horizonIntervals;
  if (!force && !hasLooked && store.hasPlannedRadio && lasts) return;
  const { beacon, scan } = store.configuration;
  const longestPeriod = store.scansOftenUntil === null ? Number.POSITIVE_INFINITY : oftenPeriodSeconds;
  const until = intervalStart(intervalAt(now) + horizonIntervals);
  for (const interval of store.ownBeacons.keys())
    if (interval < intervalAt(now) - rememberedIntervals) store.ownBeacons.delete(interval);
  const slots = beaconSlots(context);
  await store.commit();
  await ports.radio.plan({
    serviceUuid: beacon.serviceUuid,
    advertiseEveryMilliseconds: beacon.advertiseEveryMilliseconds,
    scanWindowSeconds: scan.windowSeconds,
    scanPeriodSeconds: Math.min(scan.periodSeconds, longestPeriod),
    scanPeriodAfterSightingSeconds: Math.min(scan.periodAfterSightingSeconds, longestPeriod),
    slots,
    until,
  });
  store.state.plannedUntil = until;
  store.hasPlannedRadio = true;
}

/** When the radio should next be told something: beacons, or that a pause or its owner's look is over. Unix seconds. */
export function refillDue({ state, scansOftenUntil }: PhoneStore): number {
  if (state.pause !== null) return state.pause.until;
  const beaconsDue = state.plannedUntil - intervalStart(refillIntervals);
  return Math.min(beaconsDue, scansOftenUntil ?? Number.POSITIVE_INFINITY);
}

/**
 * Ends today's key with the current interval, so that it can be shared, and lets a new, unrelated one follow. From the
 * last interval of a day nothing follows today.
 */
export async function rollKeyEarly(context: PhoneContext): Promise<void> {
  const { store, ports, now, transmitPowerDbm } = context;
  const interval = intervalAt(now);
  const current = keyForInterval(context, interval);
  const day = ownKeyDay(current);
  const ended: OwnKey = { ...current, period: interval - current.start + 1 };
  const others = store.ownKeysOfDay(day).filter((key) => key.start < current.start);
  const isLast = interval === firstIntervalOfDay(day) + intervalsPerDay - 1;
  const following = isLast ? [] : [newKey(ports.random, interval + 1, transmitPowerDbm)];
  store.setOwnKeysOfDay(day, [...others, ended, ...following]);
  await refillRadio(context, true);
}

/** Names of the identifiers this phone itself may have on the air around an interval. */
export function ownIdentifiersAround(store: PhoneStore, interval: number, tolerance: number): Set<string> {
  const own = new Set<string>();
  for (let i = interval - tolerance; i <= interval + tolerance; i++) {
    const beacon = ownBeaconAt(store, i);
    if (beacon !== null) own.add(identifierName(beacon.identifier));
  }
  return own;
}
