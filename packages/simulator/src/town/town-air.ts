// SPDX-License-Identifier: GPL-3.0-only
// The town as radio: who heard whom, when and how strongly, in the shape of a replayed recording. It knows no beacon
// bytes and no truth: which beacon is on air at a sighting's second is for the phones to say.
import type { ReceptionModel } from '../air/packet-reception.ts';
import { DEFAULT_SCAN_DUTY, type ScanDuty } from '../air/scan-schedule.ts';
import type { AirSlice } from '../air/trace-air.ts';
import type { PairPieces } from './pair-pieces.ts';
import type { ShadowingModel } from './town-channel.ts';
import { createTownEars, type TownEars, type TownPhoneScans } from './town-ears.ts';
import type { TownLife } from './town-life.ts';

/** Transmit power of a town's phones unless told otherwise, dBm: a common "medium" setting. */
export const TOWN_TRANSMIT_POWER_DBM = -7;

/** What the radio of a town may vary. */
export interface TownAirOptions {
  readonly seed: number;
  readonly duty?: ScanDuty;
  readonly shadowing?: ShadowingModel;
  readonly reception?: ReceptionModel;
  /** Whether a person's phone has the app; asked once per person. Everybody by default. */
  readonly hasApp?: (person: number) => boolean;
  /** Whose scans are worked out, among those with the app; asked once per person. All of them by default. */
  readonly listens?: (person: number) => boolean;
  /** Whether a phone with the app is on at a unix second. Always by default. */
  readonly active?: (person: number, unix: number) => boolean;
  /** A phone's transmit power in dBm; −7 by default. Asked once per person. */
  readonly transmitPowerDbm?: (person: number) => number;
}

export interface TownAirSlice extends AirSlice {
  readonly phones: readonly TownPhoneScans[];
}

/** Ears of all phones with the app. */
export interface TownAirEars extends TownEars {
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
   *   pieces go beyond it on both sides and are valid only during the call
   */
  listenFrom(from: number, onPieces?: (pieces: PairPieces, from: number, to: number) => void): TownAirEars;
  /** The same in slices of `sliceSeconds`, as a replayed recording gives them. */
  slices(from: number, to: number, sliceSeconds: number): Generator<TownAirSlice, void, void>;
}

/** Deterministic in (town, options). */
export function createTownAir(life: TownLife, options: TownAirOptions): TownAir {
  const { seed, shadowing, reception, active } = options;
  const people = life.town.residents.length;
  const duty = options.duty ?? DEFAULT_SCAN_DUTY;
  const hasApp = Array.from({ length: people }, (_, person) => options.hasApp?.(person) ?? true);
  const powers = hasApp.map((_, person) => options.transmitPowerDbm?.(person) ?? TOWN_TRANSMIT_POWER_DBM);
  const carriers = hasApp.flatMap((has, person) => (has ? [person] : []));
  const listeners = carriers.filter((person) => options.listens?.(person) ?? true);
  const air: TownAir = {
    people,
    carriers,
    duty,
    listenFrom(from, onPieces) {
      const ears = createTownEars(life, {
        seed,
        from,
        listeners,
        scansAt: (person, unix) => active?.(person, unix) ?? true,
        presenceAt: (person, unix) => {
          if (hasApp[person] !== true) return 'bystander';
          return active?.(person, unix) === false ? 'silent' : 'beacons';
        },
        dutyOf: () => duty,
        powerOf: (person) => powers[person] as number,
        shadowing,
        reception,
        onPieces,
      });
      return {
        get heardUntil() {
          return ears.heardUntil;
        },
        listenUntil(unix) {
          const slice = ears.listenUntil(unix);
          const scanned = new Map(slice.phones.map((scans) => [scans.phone, scans]));
          return { ...slice, phones: listeners.map((phone) => scanned.get(phone) ?? noScans(phone)) };
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

function noScans(phone: number): TownPhoneScans {
  return { phone, starts: new Uint32Array(), heard: [], others: new Uint16Array() };
}
