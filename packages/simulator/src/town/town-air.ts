// SPDX-License-Identifier: GPL-3.0-only
// The town as radio: who heard whom, when and how strongly, in the shape of a replayed recording. It knows no beacon
// bytes and no truth: which beacon is on air at a sighting's second is for the phones to say.
import type { ReceptionModel } from '../air/packet-reception.ts';
import { DEFAULT_SCAN_DUTY, firstScanStart, nextScanStart, type ScanDuty } from '../air/scan-schedule.ts';
import { randomStream } from '../air/seeded-random.ts';
import { receivedStrengthDbm } from '../air/strength-model.ts';
import type { AirSlice, HeardScan, PhoneScans, Sighting } from '../air/trace-air.ts';
import { createKeyedStream } from './keyed-stream.ts';
import { createNearPairs } from './near-pairs.ts';
import { createPairLookup, type PairLookup } from './pair-lookup.ts';
import type { PairPieces } from './pair-pieces.ts';
import {
  createTownChannel,
  DEFAULT_SHADOWING_MODEL,
  drawScanNoiseDb,
  type ShadowingModel,
} from './town-channel.ts';
import type { TownLife } from './town-life.ts';
import { createTownReception, drawPoisson, OTHER_DEVICES, SENSITIVITY_DBM } from './town-reception.ts';

/** Transmit power of a town's phones unless told otherwise, dBm: a common "medium" setting. */
const TOWN_TRANSMIT_POWER_DBM = -7;

/** What the radio of a town may vary. */
export interface TownAirOptions {
  readonly seed: number;
  readonly duty?: ScanDuty;
  readonly shadowing?: ShadowingModel;
  readonly reception?: ReceptionModel;
  /** Whether a person's phone has the app; asked once per person. Everybody by default. */
  readonly hasApp?: (person: number) => boolean;
  /** Whether a phone with the app is on at a unix second. Always by default. */
  readonly active?: (person: number, unix: number) => boolean;
  /** A phone's transmit power in dBm; −7 by default. Asked once per person. */
  readonly transmitPowerDbm?: (person: number) => number;
}

/** All scans of one phone that begin within a slice. */
export interface TownPhoneScans extends PhoneScans {
  /** Other Bluetooth devices that each scan counted, parallel to `starts`. */
  readonly others: Uint16Array;
}

export interface TownAirSlice extends AirSlice {
  readonly phones: readonly TownPhoneScans[];
}

/** Ears that go on from where they were. */
export interface TownEars {
  /** Unix second until which they have listened. */
  readonly heardUntil: number;
  /** All scans that begin from `heardUntil` to `unix` (exclusive). They do not depend on how often this is asked. */
  listenUntil(unix: number): TownAirSlice;
}

export interface TownAir {
  readonly people: number;
  /** Persons who carry the app, ascending. */
  readonly carriers: readonly number[];
  readonly duty: ScanDuty;
  /**
   * Begins to listen: first scans come within one period of `from` (whole unix seconds).
   *
   * @param onPieces told who was near whom during each [from, to) that was listened to, for recording the truth; the
   *   pieces go a little beyond `to` and are valid only during the call
   */
  listenFrom(from: number, onPieces?: (pieces: PairPieces, from: number, to: number) => void): TownEars;
  /** The same in slices of `sliceSeconds`, as a replayed recording gives them. */
  slices(from: number, to: number, sliceSeconds: number): Generator<TownAirSlice, void, void>;
}

/** Deterministic in (town, options). */
export function createTownAir(life: TownLife, options: TownAirOptions): TownAir {
  const people = life.town.residents.length;
  const duty = options.duty ?? DEFAULT_SCAN_DUTY;
  const hasApp = Array.from({ length: people }, (_, person) => options.hasApp?.(person) ?? true);
  const carriers = hasApp.flatMap((has, person) => (has ? [person] : []));
  const air: TownAir = {
    people,
    carriers,
    duty,
    listenFrom(from, onPieces) {
      const near = createNearPairs(life);
      const scanner = createScanner(life, options, duty, hasApp);
      const next = carriers.map((phone) =>
        firstScanStart(duty, from, randomStream(options.seed, 'town-phase', phone)),
      );
      let heardUntil = from;
      return {
        get heardUntil() {
          return heardUntil;
        },
        listenUntil(unix) {
          const to = Math.max(heardUntil, unix);
          // A scan that begins before the end listens beyond it.
          const pieces = near.during(heardUntil, to + duty.windowSeconds);
          onPieces?.(pieces, heardUntil, to);
          const lookup = scanner.prepare(pieces);
          const phones = carriers.map((phone, n) => {
            const scans = scanner.scan(phone, next[n] as number, to, lookup);
            next[n] = scans.next;
            return scans.phone;
          });
          const slice = { from: heardUntil, to, phones };
          heardUntil = to;
          return slice;
        },
      };
    },
    *slices(from, to, sliceSeconds) {
      const ears = air.listenFrom(from);
      for (let end = from + sliceSeconds; ears.heardUntil < to; end += sliceSeconds) {
        yield ears.listenUntil(Math.min(to, end));
      }
    },
  };
  return air;
}

/** One phone's scans over prepared pieces. */
function createScanner(life: TownLife, options: TownAirOptions, duty: ScanDuty, hasApp: readonly boolean[]) {
  const { seed, active } = options;
  const shadowing = options.shadowing ?? DEFAULT_SHADOWING_MODEL;
  const channel = createTownChannel(seed, shadowing);
  const reception = createTownReception(options.reception);
  const draws = createKeyedStream(seed, 'sighting');
  const othersOf = createKeyedStream(seed, 'others');
  const powers = hasApp.map((_, person) => options.transmitPowerDbm?.(person) ?? TOWN_TRANSMIT_POWER_DBM);

  const hear = (
    phone: number,
    start: number,
    peer: number,
    n: number,
    overlap: number,
    lookup: PairLookup,
  ) => {
    const { pieces } = lookup;
    const random = draws.of(phone, peer, start);
    const packets = reception.drawPackets(
      pieces.metres[n] as number,
      pieces.walls[n] as number,
      overlap,
      random,
    );
    if (packets === 0) return undefined;
    const attenuation = lookup.attenuationDb(n) + drawScanNoiseDb(shadowing.strength, random);
    const rssi = receivedStrengthDbm(powers[peer] as number, attenuation);
    if (rssi < SENSITIVITY_DBM) return undefined;
    const second = Math.floor(Math.max(start, pieces.from[n] as number) + overlap / 2);
    return { peer, second: Math.min(second, start + duty.windowSeconds - 1), rssi, packets };
  };
  const listen = (phone: number, start: number, lookup: PairLookup) => {
    const sightings: Sighting[] = [];
    let bystanders = 0;
    const end = start + duty.windowSeconds;
    lookup.forEachNear(phone, start, end, (peer, piece, overlap) => {
      if (hasApp[peer] !== true) {
        const miss = reception.missChance(
          lookup.pieces.metres[piece] as number,
          lookup.pieces.walls[piece] as number,
        );
        if (draws.of(phone, peer, start).uniform() >= miss) bystanders++;
        return;
      }
      const sighting = hear(phone, start, peer, piece, overlap, lookup);
      if (sighting === undefined || active?.(peer, sighting.second) === false) return;
      sightings.push(sighting);
    });
    return { sightings: sightings.sort((x, y) => x.peer - y.peer), bystanders };
  };

  return {
    prepare: (pieces: PairPieces) => createPairLookup(pieces, hasApp.length, shadowing.strength, channel),
    scan(phone: number, first: number, until: number, lookup: PairLookup) {
      const starts: number[] = [];
      const heard: HeardScan[] = [];
      const others: number[] = [];
      let next = first;
      while (next < until) {
        const start = next;
        const on = active?.(phone, start) ?? true;
        let heardSomebody = false;
        if (on) {
          const { sightings, bystanders } = listen(phone, start, lookup);
          heardSomebody = sightings.length > 0;
          if (heardSomebody) heard.push({ scan: starts.length, sightings });
          const around = OTHER_DEVICES[settingOf(life, phone, start)];
          others.push(bystanders + drawPoisson(around, othersOf.of(phone, start, 0)));
          starts.push(start);
        }
        next = nextScanStart(duty, start, heardSomebody);
      }
      return {
        next,
        phone: { phone, starts: Uint32Array.from(starts), heard, others: Uint16Array.from(others) },
      };
    },
  };
}

function settingOf(life: TownLife, person: number, unix: number): keyof typeof OTHER_DEVICES {
  const { place, setting } = life.whereIs(person, unix);
  return place === null || setting !== 'place'
    ? setting === 'bus'
      ? 'bus'
      : 'street'
    : (life.town.places[place]?.kind ?? 'home');
}
