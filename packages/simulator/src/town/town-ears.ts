// SPDX-License-Identifier: GPL-3.0-only
// Ears of some of a town's phones. Who is near whom is worked out for some minutes ahead and used again, so that asking
// for every few seconds costs no more than asking for the whole.
import type { ReceptionModel } from '../air/packet-reception.ts';
import type { Presence } from '../air/presence.ts';
import { firstScanStart, nextScanStart, type ScanDuty } from '../air/scan-schedule.ts';
import { randomStream } from '../air/seeded-random.ts';
import { receivedStrengthDbm } from '../air/strength-model.ts';
import type { HeardScan, PhoneScans, Sighting } from '../air/trace-air.ts';
import { type DayTracks, pieceAt, STREET } from './day-tracks.ts';
import { createKeyedStream } from './keyed-stream.ts';
import { createNearPairs } from './near-pairs.ts';
import { createPairLookup } from './pair-lookup.ts';
import type { PairPieces } from './pair-pieces.ts';
import {
  createTownChannel,
  DEFAULT_SHADOWING_MODEL,
  drawScanNoiseDb,
  type ShadowingModel,
} from './town-channel.ts';
import type { TownLife } from './town-life.ts';
import { createTownReception, drawPoisson, OTHER_DEVICES, SENSITIVITY_DBM } from './town-reception.ts';

export interface TownEarsOptions {
  readonly seed: number;
  /** Whole unix seconds; first scans come within one period of it. */
  readonly from: number;
  /** Persons whose scans are worked out, ascending. */
  readonly listeners: readonly number[];
  /** Whether a listener's phone scans at a unix second. */
  readonly scansAt: (person: number, unix: number) => boolean;
  /** What a phone is for others at a unix second. */
  readonly presenceAt: (person: number, unix: number) => Presence;
  /** Asked for every scan. */
  readonly dutyOf: (person: number) => ScanDuty;
  /** Transmit power, dBm; asked for every sighting. */
  readonly powerOf: (person: number) => number;
  readonly shadowing?: ShadowingModel | undefined;
  readonly reception?: ReceptionModel | undefined;
  /**
   * Told who was near whom during each [from, to) that was listened to; the pieces go beyond it on both sides and are
   * valid only during the call.
   */
  readonly onPieces?: ((pieces: PairPieces, from: number, to: number) => void) | undefined;
}

/** All scans of one phone that begin within a slice. */
export interface TownPhoneScans extends PhoneScans {
  /** Other Bluetooth devices that each scan counted, parallel to `starts`. */
  readonly others: Uint16Array;
}

export interface TownEarsSlice {
  readonly from: number;
  readonly to: number;
  /** Those that scanned, by person. */
  readonly phones: readonly TownPhoneScans[];
}

export interface TownEars {
  /** Unix second until which they have listened. */
  readonly heardUntil: number;
  /** All scans that begin from `heardUntil` to `unix` (exclusive). They do not depend on how often this is asked. */
  listenUntil(unix: number): TownEarsSlice;
}

/** For how long ahead it is worked out who is near whom. */
const STRETCH_SECONDS = 600;

/** A phone's scans as they are made. */
interface Draft {
  readonly starts: number[];
  readonly heard: HeardScan[];
  readonly others: number[];
}

/** Deterministic in (town, options) and what the options answer. */
export function createTownEars(life: TownLife, options: TownEarsOptions): TownEars {
  const { listeners, dutyOf } = options;
  const people = life.town.residents.length;
  const wanted = Array<boolean>(people).fill(false);
  for (const person of listeners) wanted[person] = true;
  const scanner = createScanner(life, options, wanted);
  const next = Float64Array.from(listeners, (person) =>
    firstScanStart(dutyOf(person), options.from, randomStream(options.seed, 'town-phase', person)),
  );
  let heardUntil = options.from;

  const listenWithin = (drafts: (Draft | undefined)[], to: number) => {
    listeners.forEach((person, n) => {
      if ((next[n] as number) >= to) return;
      drafts[n] ??= { starts: [], heard: [], others: [] };
      next[n] = scanner.scan(person, next[n] as number, to, drafts[n]);
    });
  };
  return {
    get heardUntil() {
      return heardUntil;
    },
    listenUntil(unix) {
      const slice = { from: heardUntil, to: Math.max(heardUntil, unix) };
      const drafts: (Draft | undefined)[] = new Array(listeners.length);
      while (heardUntil < slice.to) {
        const { pieces, until } = scanner.stretchFrom(heardUntil);
        const to = Math.min(slice.to, until);
        options.onPieces?.(pieces, heardUntil, to);
        listenWithin(drafts, to);
        heardUntil = to;
      }
      const phones = listeners.flatMap((phone, n): TownPhoneScans[] => {
        const draft = drafts[n];
        if (draft === undefined || draft.starts.length === 0) return [];
        const { starts, heard, others } = draft;
        return [{ phone, starts: Uint32Array.from(starts), heard, others: Uint16Array.from(others) }];
      });
      return { ...slice, phones };
    },
  };
}

function createScanner(life: TownLife, options: TownEarsOptions, wanted: readonly boolean[]) {
  const { seed, scansAt, presenceAt, dutyOf, powerOf } = options;
  const { strength } = options.shadowing ?? DEFAULT_SHADOWING_MODEL;
  const channel = createTownChannel(seed, options.shadowing);
  const reception = createTownReception(options.reception);
  const draws = createKeyedStream(seed, 'sighting');
  const othersOf = createKeyedStream(seed, 'others');
  const near = createNearPairs(life);
  const lookup = createPairLookup(wanted, strength, channel);
  const devicesAround = createDevicesAround(life);
  // The stretch [from, until) is prepared; scans that begin in it may listen until `covered`.
  let from = Number.POSITIVE_INFINITY;
  let until = Number.NEGATIVE_INFINITY;
  let covered = Number.NEGATIVE_INFINITY;
  const prepare = (end: number) => {
    covered = end;
    lookup.prepare(near.during(from, end));
  };

  const listen = (phone: number, start: number, windowSeconds: number, sightings: Sighting[]): number => {
    const end = start + windowSeconds;
    if (end > covered) prepare(end + windowSeconds);
    const { metres, walls, from: begins } = lookup.pieces;
    const peers = lookup.near(phone, start, end);
    let bystanders = 0;
    for (let at = 0; at < peers.count; at++) {
      const peer = peers.peer[at] as number;
      const n = peers.piece[at] as number;
      const overlap = peers.seconds[at] as number;
      const middle = Math.floor(Math.max(start, begins[n] as number) + overlap / 2);
      const second = Math.min(middle, end - 1);
      const presence = presenceAt(peer, second);
      if (presence === 'silent') continue;
      const random = draws.of(phone, peer, start);
      if (presence === 'bystander') {
        if (random.uniform() >= reception.missChance(metres[n] as number, walls[n] as number)) bystanders++;
        continue;
      }
      const packets = reception.drawPackets(metres[n] as number, walls[n] as number, overlap, random);
      if (packets === 0) continue;
      const attenuation = lookup.attenuationDb(n) + drawScanNoiseDb(strength, random);
      const rssi = receivedStrengthDbm(powerOf(peer), attenuation);
      if (rssi >= SENSITIVITY_DBM) sightings.push({ peer, second, rssi, packets });
    }
    return bystanders;
  };

  return {
    /** What is prepared for scans that begin at `unix`. */
    stretchFrom(unix: number): { pieces: PairPieces; until: number } {
      if (unix < from || unix >= until) {
        from = unix;
        until = unix + STRETCH_SECONDS;
        prepare(until + longestWindow(options));
      }
      return { pieces: lookup.pieces, until };
    },
    /** Makes a phone's scans from `first` on that begin before `to`; returns when the next one begins. */
    scan(phone: number, first: number, to: number, draft: Draft): number {
      let start = first;
      while (start < to) {
        const duty = dutyOf(phone);
        let heardSomebody = false;
        if (scansAt(phone, start)) {
          const sightings: Sighting[] = [];
          const bystanders = listen(phone, start, duty.windowSeconds, sightings);
          heardSomebody = sightings.length > 0;
          if (heardSomebody) draft.heard.push({ scan: draft.starts.length, sightings });
          const around = drawPoisson(devicesAround(phone, start), othersOf.of(phone, start, 0));
          draft.others.push(bystanders + around);
          draft.starts.push(start);
        }
        start = nextScanStart(duty, start, heardSomebody);
      }
      return start;
    },
  };
}

function longestWindow({ listeners, dutyOf }: TownEarsOptions): number {
  return listeners.reduce((longest, person) => Math.max(longest, dutyOf(person).windowSeconds), 0);
}

/** How many other devices are on average around a person at a unix second. */
function createDevicesAround(life: TownLife): (person: number, unix: number) => number {
  const { rooms, places } = life.town;
  const inRoom = Float64Array.from(rooms, ({ place }) => OTHER_DEVICES[places[place]?.kind ?? 'home']);
  let tracks: DayTracks | undefined;
  return (person, unix) => {
    if (tracks === undefined || unix < tracks.from || unix >= tracks.to) tracks = life.tracksAt(unix);
    const space = tracks.space[pieceAt(tracks, person, unix)] as number;
    if (space >= 0) return inRoom[space] as number;
    return space === STREET ? OTHER_DEVICES.street : OTHER_DEVICES.bus;
  };
}
