// SPDX-License-Identifier: GPL-3.0-only
// One phone's scans through its recorded times in reach of others.
import type { Reach } from './encounters.ts';
import { DEFAULT_RECEPTION_MODEL, drawReceivedPackets, type ReceptionModel } from './packet-reception.ts';
import type { Presence } from './presence.ts';
import { firstScanStart, nextScanStart, type ScanDuty } from './scan-schedule.ts';
import { randomStream } from './seeded-random.ts';
import {
  DEFAULT_STRENGTH_MODEL,
  drawScanAttenuationDb,
  receivedStrengthDbm,
  type StrengthModel,
} from './strength-model.ts';
import type { HeardScan, PhoneScans, Sighting } from './trace-air.ts';

export interface TraceEarOptions {
  readonly phone: number;
  /** Unix second from which it listens. */
  readonly from: number;
  /** By beginning; they may go on for ever. */
  readonly reaches: Iterable<Reach>;
  readonly seed: number;
  readonly strength?: StrengthModel | undefined;
  readonly reception?: ReceptionModel | undefined;
  /** Whether the phone scans at a unix second. */
  readonly scansAt: (unix: number) => boolean;
  /** What a peer's phone is for others at a unix second. */
  readonly presenceAt: (peer: number, unix: number) => Presence;
  /** Asked for every scan. */
  readonly duty: () => ScanDuty;
  /** A peer's transmit power, dBm. */
  readonly powerOf: (peer: number) => number;
}

export interface TraceEar {
  /** Scans that begin before `unix` and were not given yet; `others` are bystanders' phones alone. */
  listenUntil(unix: number): PhoneScans & { readonly others: Uint16Array };
}

export function createTraceEar(options: TraceEarOptions): TraceEar {
  const { phone, duty, scansAt } = options;
  const reaches = options.reaches[Symbol.iterator]();
  let coming: Reach | undefined = reaches.next().value;
  let next = firstScanStart(duty(), options.from, randomStream(options.seed, 'phase', phone));
  let near: Reach[] = [];
  return {
    listenUntil(unix) {
      const starts: number[] = [];
      const heard: HeardScan[] = [];
      const others: number[] = [];
      while (next < unix) {
        const start = next;
        const current = duty();
        const end = start + current.windowSeconds;
        while (coming !== undefined && coming.from < end) {
          near.push(coming);
          coming = reaches.next().value;
        }
        if (near.length > 0) near = near.filter((candidate) => candidate.to > start);
        let heardSomebody = false;
        if (scansAt(start)) {
          const { sightings, bystanders } = listen(options, near, start, end);
          heardSomebody = sightings.length > 0;
          if (heardSomebody) heard.push({ scan: starts.length, sightings });
          starts.push(start);
          others.push(bystanders);
        }
        next = nextScanStart(current, start, heardSomebody);
      }
      return { phone, starts: Uint32Array.from(starts), heard, others: Uint16Array.from(others) };
    },
  };
}

/** Who is heard during [start, end). A pair's separate contacts within one scan are heard as one. */
function listen(options: TraceEarOptions, near: readonly Reach[], start: number, end: number) {
  const { phone, seed, presenceAt, powerOf } = options;
  const reception = options.reception ?? DEFAULT_RECEPTION_MODEL;
  const strength = options.strength ?? DEFAULT_STRENGTH_MODEL;
  const overlaps = new Map<number, { reach: Reach; seconds: number; second: number }>();
  for (const reach of near) {
    const from = Math.max(start, reach.from);
    const seconds = Math.min(end, reach.to) - from;
    if (seconds <= 0) continue;
    const earlier = overlaps.get(reach.peer);
    const second = earlier?.second ?? Math.floor(from + seconds / 2);
    overlaps.set(reach.peer, { reach, seconds: seconds + (earlier?.seconds ?? 0), second });
  }
  const sightings: Sighting[] = [];
  let bystanders = 0;
  for (const [peer, { reach, seconds, second }] of overlaps) {
    const presence = presenceAt(peer, second);
    if (presence === 'silent') continue;
    const random = randomStream(seed, 'scan', phone, peer, start);
    const packets = drawReceivedPackets(reception, seconds, random);
    if (packets === 0) continue;
    if (presence === 'bystander') {
      bystanders++;
      continue;
    }
    const attenuation = drawScanAttenuationDb(strength, reach.channel, random);
    sightings.push({ peer, second, rssi: receivedStrengthDbm(powerOf(peer), attenuation), packets });
  }
  return { sightings: sightings.sort((x, y) => x.peer - y.peer), bystanders };
}
