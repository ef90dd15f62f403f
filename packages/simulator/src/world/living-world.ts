// SPDX-License-Identifier: GPL-3.0-only
// A world that goes on: a generated town, or a recording that begins again when it is over. The air knows no beacon
// bytes; the truth is for showing alone and no phone, server or air may read it.
import type { ScanDuty } from '../air/scan-schedule.ts';
import type { AirSlice } from '../air/trace-air.ts';
import type { TourPlace, TourTown, TourTracks } from '../tour/tour-api.ts';
import type { ContactTruth } from '../trace/contact-truth.ts';

export interface WorldPerson {
  readonly index: number;
  /** Invented. */
  readonly name: string;
  readonly age: number | null;
  readonly home: number | null;
  readonly work: number | null;
  readonly household: number | null;
}

export interface ListenOptions {
  readonly seed: number;
  /** Whole unix seconds; first scans come within one period of it. */
  readonly from: number;
  /** Whose scans are wanted: only theirs are worked out. Asked once per person. */
  readonly listeners: (person: number) => boolean;
  /**
   * Whether a person's phone is on and has the app, at a unix second; asked again for every scan and sighting. One that
   * is not makes no scans and is a device among others for those who hear it.
   */
  readonly isOn: (person: number, unix: number) => boolean;
  /** How a person's phone scans; asked again for every scan. */
  readonly dutyOf: (person: number) => ScanDuty;
  readonly transmitPowerDbm: number;
}

/** Ears that go on from where they were. */
export interface WorldEars {
  readonly heardUntil: number;
  /**
   * All scans that begin from `heardUntil` to `unix` (exclusive), of those who scanned; they do not depend on how often
   * this is asked.
   */
  listenUntil(unix: number): AirSlice;
}

/** What a receiver that stands somewhere hears. */
export interface Overheard {
  readonly second: number;
  readonly peer: number;
  readonly rssi: number;
}

export interface LivingWorld {
  readonly kind: TourTown['kind'];
  readonly name: string;
  readonly persons: readonly WorldPerson[];
  readonly utcOffsetMinutes: number;
  readonly bounds: TourTown['bounds'];
  readonly places: readonly TourPlace[];
  readonly streets: TourTown['streets'];
  readonly busStops: TourTown['busStops'];
  listen(options: ListenOptions): WorldEars;
  /** Where everybody is during [from, to), whole unix seconds, at most a day; to 0.1 m. */
  tracks(from: number, to: number): TourTracks;
  /** Where a person is; null where the world does not know places. */
  whereIs(
    person: number,
    unix: number,
  ): { readonly place: number | null; readonly setting: 'place' | 'street' | 'bus' } | null;
  /**
   * What really happened during [from, to): who was within 2 m of whom with no wall between, or in recorded contact. It
   * may know more than was asked for. What was worked out once is kept for the next question; what lies more than 14 days
   * before the latest `to` and before `from` may be forgotten.
   */
  truth(from: number, to: number): ContactTruth;
  /**
   * What a receiver in the house next to a person's home, or beside that person in a recording, hears in [from, to), by
   * time: about one reading a minute of everybody in range, as if all phones were on and sent with −7 dBm.
   */
  overhear(person: number, from: number, to: number, seed: number): Overheard[];
}
