// SPDX-License-Identifier: GPL-3.0-only
// What a visitor's phone and the town's radio say to each other over the WebSocket at /tour/radio: text messages of
// JSON, one object each. Types only: the page imports them too. docs/radio.md tells the same with examples.

/** GET /tour/pins: what a real app has built in, and what a visitor's phone must know of the town before it joins. */
export interface TourPins {
  /** Whose signatures it believes: 65 bytes each, base64. */
  readonly indexKeys: readonly string[];
  readonly exportKeys: readonly string[];
  readonly town: {
    /** With `bornAt` it tells this town from any other. */
    readonly name: string;
    /** Beginning of its first day, unix seconds. */
    readonly bornAt: number;
    readonly utcOffsetMinutes: number;
    /** Unix seconds by the town's clock, and seconds of the town per second. */
    readonly clock: number;
    readonly pace: number;
    /** Of every radio, to be stated in every beacon, dBm. */
    readonly transmitPowerDbm: number;
    /** How many visitors can be in it at once. */
    readonly places: number;
  };
}

/** From `from` (unix seconds) on, these 27 bytes (base64, 36 characters). */
export interface WireSlot {
  readonly from: number;
  readonly beacon: string;
}

/**
 * A radio's plan: `RadioPlan` of the phone's engine with beacons as base64. Seconds whole, within the bounds of the signed
 * configuration: window 1 to 60, periods 30 to 3600 and not shorter than the window, advertising every 100 to 2000 ms.
 */
export interface WirePlan {
  readonly serviceUuid: number;
  readonly advertiseEveryMilliseconds: number;
  readonly scanWindowSeconds: number;
  readonly scanPeriodSeconds: number;
  readonly scanPeriodAfterSightingSeconds: number;
  /** 0 to 512, ascending by `from`. */
  readonly slots: readonly WireSlot[];
  /** When the radio falls silent, unix seconds; not before the last slot. */
  readonly until: number;
}

/** One scan. */
export interface WireScan {
  /** Unix second at which it began. */
  readonly second: number;
  /** Beacons (27 bytes, base64) with their strength in dBm. */
  readonly heard: readonly (readonly [beacon: string, strengthDbm: number])[];
  /** Other Bluetooth devices noticed. */
  readonly others: number;
}

/** What a phone says. The first message is `join`; at most 64 KiB each, 100 at once, 50 per second. */
export type RadioRequest =
  /**
   * Takes a resident's place: the one whose ticket this is, `ticket` being what an earlier `seat` gave, or null; else the
   * place of `person`, whose phone this was before; else, where that is null or left out, any free one.
   */
  | { readonly kind: 'join'; readonly ticket: string | null; readonly person?: number | null }
  /** How the radio shall work until told otherwise. */
  | { readonly kind: 'plan'; readonly plan: WirePlan }
  /**
   * The scans of the last `days` (1 to 14) before `before` (unix seconds; null for the moment of joining). The same days
   * before the same moment give the same scans again.
   */
  | { readonly kind: 'history'; readonly days: number; readonly before: number | null }
  /** Scans up to this number are safe and need not be given again. */
  | { readonly kind: 'acknowledge'; readonly sequence: number }
  /** Stops the radio, forgets plan and scans, gives the place free. The server closes with 1000. */
  | { readonly kind: 'stop' };

export interface HistoryProgress {
  readonly state: 'running' | 'done' | 'failed';
  /** The scans asked for began in [from, to), unix seconds. */
  readonly from: number;
  readonly to: number;
  /** Those before it have been made and are given, or wait to be. */
  readonly until: number;
}

/** What the radio says. */
export type RadioTold =
  | {
      readonly kind: 'seat';
      /** 32 hexadecimal characters: whoever shows it has this seat. */
      readonly ticket: string;
      /** The seat was there: scans that were not acknowledged come again, and the plan is still in force. */
      readonly isResumed: boolean;
      /** Scans that were thrown away because nobody fetched them. */
      readonly lost: number;
      /** The resident whose place it is; name and number are invented. */
      readonly person: number;
      readonly name: string;
      readonly phoneNumber: string;
      /** Unix seconds by the town's clock, and seconds of the town per second. */
      readonly clock: number;
      readonly pace: number;
      readonly utcOffsetMinutes: number;
      /** Beginning of the town's first day. */
      readonly bornAt: number;
      /** Of the radio, to be stated in every beacon. */
      readonly transmitPowerDbm: number;
    }
  /** Scans numbered without gaps up to `sequence`, oldest first; given again until they are acknowledged. */
  | { readonly kind: 'scans'; readonly sequence: number; readonly scans: readonly WireScan[] }
  /** Every second. */
  | { readonly kind: 'clock'; readonly clock: number; readonly pace: number }
  | ({ readonly kind: 'history' } & HistoryProgress)
  /** The last message before the server closes. */
  | { readonly kind: 'error'; readonly code: RadioErrorCode; readonly detail: string };

/** layout 4400, nobody 4404, silent 4408, taken 4409, moved 4410, flood 4429, opening 4503. */
export type RadioErrorCode =
  /** A message that is none, or out of turn. */
  | 'radio.layout'
  /** This town has no place for a visitor. */
  | 'radio.nobody'
  /** Nothing was said in time, or no ping was answered. */
  | 'radio.silent'
  /** Other visitors are there: in every place, or in the one that was asked for. */
  | 'radio.taken'
  /** The same ticket was shown on another connection. */
  | 'radio.moved'
  /** Too many messages. */
  | 'radio.flood'
  /** The town lives its past first. */
  | 'radio.opening';
