// SPDX-License-Identifier: GPL-3.0-only
// Meetings as a phone's radio hears them, credited by the phone's own engine and estimator: what is simulated here is
// the air and the radio's clock, nothing after them.
import { enEstimator, exposureSettings, type MatchedSighting } from '@bluezone/exposure';
import {
  createPhone,
  memoryVault,
  type PhoneHoldings,
  type RadioPlan,
  type RadioScan,
} from '@bluezone/phone';
import { beaconLength, defaultConfiguration, fail, intervalAt, toHex, verifyP256 } from '@bluezone/protocol';
import { webSealer } from '@bluezone/sealer';
import { chanceFrom } from './chance.ts';
import type { Duty } from './duty-cycle.ts';

/** The air between two phones. */
export interface Air {
  readonly advertiseEverySeconds: number;
  /** Chance that one packet sent while a scan listens is received. */
  readonly reception: number;
  /** Share of scans that hear nothing, whatever is on the air. */
  readonly blocked: number;
  /** What becomes of a blocked scan: it hears nobody, or it never takes place and the next stands for its time too. */
  readonly blockedScans: 'deaf' | 'absent';
}

export interface MeetingsAsked {
  readonly duty: Duty;
  readonly air: Air;
  readonly meetingSeconds: number;
  readonly meetings: number;
  readonly seed: number;
}

const hour = 3600;
const dayStart = 20_000 * 24 * hour;
/** Fewer than the days that a phone keeps. */
const meetingsPerPhone = 12 * 24;
const longestAdvertisingDelay = 0.01;
const strengthDbm = -60;

/** What the phone made of one meeting. */
export interface Credited {
  readonly minutes: number;
  /** In how many scans the other was heard: each is a look at the distance. */
  readonly looks: number;
}

/** What the phone made of every meeting. */
export async function creditMeetings(asked: MeetingsAsked): Promise<Credited[]> {
  const random = chanceFrom(asked.seed);
  const credited: Credited[] = [];
  while (credited.length < asked.meetings)
    credited.push(...(await creditOnOnePhone(asked, random)).slice(0, asked.meetings - credited.length));
  return credited;
}

/** Share of meetings credited with so many minutes or more. */
export function shareCredited(credited: readonly Credited[], minutes: number): number {
  return credited.filter((each) => each.minutes >= minutes).length / credited.length;
}

/** The plan that a new phone gives its radio: the product's own defaults. */
export async function defaultPlan(): Promise<RadioPlan> {
  const bench = benchPhone(chanceFrom(1));
  await bench.phone.wake();
  const plan = bench.plans.at(-1);
  if (plan === undefined) throw new Error('the phone gave its radio no plan');
  return plan;
}

async function creditOnOnePhone(asked: MeetingsAsked, random: () => number): Promise<Credited[]> {
  const bench = benchPhone(random);
  const meetingOf = new Map<string, number>();
  for (let meeting = 0; meeting < meetingsPerPhone; meeting++) {
    const from = dayStart + meeting * hour + hour / 4;
    bench.scans.push(...scansOf(asked, from, meeting, meetingOf, random));
  }
  bench.clock.time = dayStart + meetingsPerPhone * hour;
  await bench.phone.wake();
  return creditedMeetings((await bench.phone.holdings()).heard, meetingOf);
}

/** Scans around one meeting, from two that came before it, at a random phase of the period. */
function scansOf(
  { duty, air, meetingSeconds }: MeetingsAsked,
  from: number,
  meeting: number,
  meetingOf: Map<string, number>,
  random: () => number,
): RadioScan[] {
  const until = from + meetingSeconds;
  const advertisingPhase = random() * air.advertiseEverySeconds;
  const beacons = new Map<number, Uint8Array>();
  const scans: RadioScan[] = [];
  let start = from - duty.periodSeconds * (1 + random());
  while (start < until) {
    const isBlocked = random() < air.blocked;
    const begin = Math.max(start, from);
    const end = Math.min(start + duty.windowSeconds, until);
    const isHeard = !isBlocked && hears(air, begin + advertisingPhase, end, random);
    const second = Math.floor(start);
    if (!isBlocked || air.blockedScans === 'deaf') {
      const interval = intervalAt(second);
      const beacon = beacons.get(interval) ?? randomBytes(random, beaconLength);
      beacons.set(interval, beacon);
      meetingOf.set(toHex(beacon.subarray(0, 16)), meeting);
      scans.push({ second, heard: isHeard ? [{ beacon, strengthDbm }] : [], others: 0 });
    }
    start += isHeard ? duty.periodAfterSightingSeconds : duty.periodSeconds;
  }
  return scans;
}

/** Whether one packet or more arrives in [from, until). */
function hears(air: Air, from: number, until: number, random: () => number): boolean {
  let isHeard = false;
  for (let at = from; at < until; at += air.advertiseEverySeconds + random() * longestAdvertisingDelay)
    if (random() < air.reception) isHeard = true;
  return isHeard;
}

/** Minutes by the product's estimator, one source a meeting. */
function creditedMeetings(heard: PhoneHoldings['heard'], meetingOf: ReadonlyMap<string, number>): Credited[] {
  const sightings: MatchedSighting[] = heard.map(({ identifier, interval, scans }) => {
    const source = meetingOf.get(toHex(identifier));
    if (source === undefined) throw new Error('the phone kept an identifier that was never on the air');
    return {
      keyDay: Math.floor(interval / 144),
      reportType: 1,
      daysSinceOnset: 0,
      transmitPower: -12,
      scans: scans.map(({ second, strengthDbm: rssi, creditedSeconds }) => ({
        time: second,
        rssi,
        secondsSinceLastScan: creditedSeconds,
      })),
      source,
    };
  });
  const credited = Array.from({ length: meetingsPerPhone }, () => ({ minutes: 0, looks: 0 }));
  for (const { source, scans } of sightings) (credited[source] as { looks: number }).looks += scans.length;
  for (const { diagnosed } of enEstimator.estimate(sightings, exposureSettings(defaultConfiguration)))
    for (const { source, minutes } of diagnosed?.encounters ?? [])
      (credited[source] as { minutes: number }).minutes += minutes;
  return credited;
}

/** A phone that nobody answers, over a radio that has heard what `scans` holds. */
function benchPhone(random: () => number) {
  const noAnswer = async () => fail('net.unreachable', 'nobody answers here');
  const scans: RadioScan[] = [];
  const plans: RadioPlan[] = [];
  const clock = {
    time: dayStart,
    now(): number {
      return this.time;
    },
  };
  return {
    clock,
    scans,
    plans,
    phone: createPhone(
      {
        clock,
        random: { bytes: (length) => randomBytes(random, length) },
        radio: {
          status: async () => 'on',
          plan: async (plan) => void plans.push(plan),
          read: async () => ({ sequence: scans.length, scans }),
          acknowledge: async () => {},
          stop: async () => {},
        },
        vault: memoryVault(),
        net: { get: noAnswer, post: noAnswer },
        ...{ sealer: webSealer, verify: verifyP256 },
        notifier: { notify: async () => {} },
      },
      { indexKeys: [], exportKeys: [] },
      { transmitPowerDbm: -12 },
    ),
  };
}

function randomBytes(random: () => number, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => Math.floor(256 * random()));
}
