// SPDX-License-Identifier: GPL-3.0-only
// Replays a recording as radio: who heard whom, when and how strongly. It knows no beacon bytes: which beacon is
// on air at a sighting's second is for the phones to say.
import type { ContactTrace } from '@bluezone/recordings';
import { joinContacts } from '../trace/pair-contacts.ts';
import type { TraceClock } from '../trace/trace-clock.ts';
import { type Reach, reachesByPerson } from './encounters.ts';
import { DEFAULT_RECEPTION_MODEL, drawReceivedPackets, type ReceptionModel } from './packet-reception.ts';
import { DEFAULT_SCAN_DUTY, firstScanStart, nextScanStart, type ScanDuty } from './scan-schedule.ts';
import { randomStream } from './seeded-random.ts';
import {
  DEFAULT_STRENGTH_MODEL,
  DEFAULT_TRANSMIT_POWER_DBM,
  drawScanAttenuationDb,
  receivedStrengthDbm,
  type StrengthModel,
} from './strength-model.ts';

/** What a replay may vary. */
export interface TraceAirOptions {
  readonly seed: number;
  readonly duty?: ScanDuty;
  readonly strength?: StrengthModel;
  readonly reception?: ReceptionModel;
  /** Whether a person carries a phone with the app; asked once per person. Everybody by default. */
  readonly hasApp?: (person: number) => boolean;
  /** Whether a phone with the app is on at a unix second; asked as the replay gets there. Always by default. */
  readonly active?: (person: number, unix: number) => boolean;
  /** A phone's transmit power in dBm; −12 by default. */
  readonly transmitPowerDbm?: (person: number) => number;
}

/** One phone heard by another during one scan. */
export interface Sighting {
  /** Dense index of the person whose phone was heard. */
  readonly peer: number;
  /** The unix second inside the scan at which it was heard: the beacon on air is that of this second. */
  readonly second: number;
  /** Median strength of the packets, dBm, int8, never 127. */
  readonly rssi: number;
  /** Packets received, ≥ 1. */
  readonly packets: number;
}

/** A scan that heard somebody. */
export interface HeardScan {
  /** Its place among the slice's scans of this phone: `starts[scan]` is its beginning. */
  readonly scan: number;
  /** By peer, at least one. */
  readonly sightings: readonly Sighting[];
}

/** All scans of one phone that begin within a slice. */
export interface PhoneScans {
  readonly phone: number;
  /** Unix second at which each scan began, ascending; most of them heard nobody. */
  readonly starts: Uint32Array;
  /** Those that heard somebody, ascending. */
  readonly heard: readonly HeardScan[];
  /** Other Bluetooth devices that each scan counted, parallel to `starts`; absent where nobody modelled them. */
  readonly others?: Uint16Array;
}

/** A stretch of the replay. Unix seconds, `to` exclusive. */
export interface AirSlice {
  readonly from: number;
  readonly to: number;
  /** One per person with the app, by person. */
  readonly phones: readonly PhoneScans[];
}

/** A recording turned into radio. */
export interface TraceAir {
  readonly people: number;
  /** Persons who carry the app, ascending. */
  readonly carriers: readonly number[];
  readonly duty: ScanDuty;
  /**
   * Replays [from, to) in order of time, in slices of at most `sliceSeconds`. Each call is a replay of its own;
   * its scans do not depend on the size of the slices. The phones' first scans come within one period of `from`.
   *
   * @param from whole unix seconds
   */
  slices(from: number, to: number, sliceSeconds: number): Generator<AirSlice, void, void>;
}

/** Prepares the replay of a trace. Deterministic in (trace, clock, options). */
export function createTraceAir(
  trace: ContactTrace,
  clock: Pick<TraceClock, 'zeroUnix'>,
  options: TraceAirOptions,
): TraceAir {
  const contacts = joinContacts(trace, clock);
  const duty = options.duty ?? DEFAULT_SCAN_DUTY;
  const reaches = reachesByPerson(contacts, options.strength ?? DEFAULT_STRENGTH_MODEL, options.seed);
  const hasApp = Array.from({ length: contacts.people }, (_, person) => options.hasApp?.(person) ?? true);
  const carriers = hasApp.flatMap((has, person) => (has ? [person] : []));
  const audible = reaches.map((list) => list.filter((reach) => hasApp[reach.peer]));
  return {
    people: contacts.people,
    carriers,
    duty,
    *slices(from, to, sliceSeconds) {
      const ears = carriers.map((phone) => createEar(phone, audible[phone] ?? [], from, duty, options));
      for (let start = from; start < to; start += sliceSeconds) {
        const end = Math.min(to, start + sliceSeconds);
        yield { from: start, to: end, phones: ears.map((ear) => ear.listenUntil(end)) };
      }
    },
  };
}

interface Ear {
  listenUntil(unix: number): PhoneScans;
}

/** One phone's scans through its times in reach of others. */
function createEar(
  phone: number,
  reaches: readonly Reach[],
  from: number,
  duty: ScanDuty,
  options: TraceAirOptions,
): Ear {
  let next = firstScanStart(duty, from, randomStream(options.seed, 'phase', phone));
  let coming = 0;
  let near: Reach[] = [];
  return {
    listenUntil(unix) {
      const starts: number[] = [];
      const heard: HeardScan[] = [];
      while (next < unix) {
        const start = next;
        const end = start + duty.windowSeconds;
        let reach = reaches[coming];
        while (reach !== undefined && reach.from < end) {
          near.push(reach);
          coming++;
          reach = reaches[coming];
        }
        if (near.length > 0) near = near.filter((candidate) => candidate.to > start);
        const on = options.active?.(phone, start) ?? true;
        const sightings = on && near.length > 0 ? listen(phone, near, start, end, options) : [];
        if (sightings.length > 0) heard.push({ scan: starts.length, sightings });
        if (on) starts.push(start);
        next = nextScanStart(duty, start, sightings.length > 0);
      }
      return { phone, starts: Uint32Array.from(starts), heard };
    },
  };
}

/** Who is heard during [start, end). A pair's separate contacts within one scan are heard as one. */
function listen(
  phone: number,
  near: readonly Reach[],
  start: number,
  end: number,
  options: TraceAirOptions,
): Sighting[] {
  const reception = options.reception ?? DEFAULT_RECEPTION_MODEL;
  const strength = options.strength ?? DEFAULT_STRENGTH_MODEL;
  const overlaps = new Map<number, { reach: Reach; seconds: number; second: number }>();
  for (const reach of near) {
    const from = Math.max(start, reach.from);
    const seconds = Math.min(end, reach.to) - from;
    const earlier = overlaps.get(reach.peer);
    const second = earlier?.second ?? Math.floor(from + seconds / 2);
    overlaps.set(reach.peer, { reach, seconds: seconds + (earlier?.seconds ?? 0), second });
  }
  const sightings: Sighting[] = [];
  for (const [peer, { reach, seconds, second }] of overlaps) {
    if (options.active?.(peer, second) === false) continue;
    const random = randomStream(options.seed, 'scan', phone, peer, start);
    const packets = drawReceivedPackets(reception, seconds, random);
    if (packets === 0) continue;
    const attenuation = drawScanAttenuationDb(strength, reach.channel, random);
    const power = options.transmitPowerDbm?.(peer) ?? DEFAULT_TRANSMIT_POWER_DBM;
    sightings.push({ peer, second, rssi: receivedStrengthDbm(power, attenuation), packets });
  }
  return sightings.sort((x, y) => x.peer - y.peer);
}
