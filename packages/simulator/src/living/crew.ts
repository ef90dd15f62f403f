// SPDX-License-Identifier: GPL-3.0-only
// A crew: the part of a town's phones that one thread runs. Everything that crosses the thread is plain data.
import type { RadioScan } from '@bluezone/phone';
import type { ScanDuty } from '../air/scan-schedule.ts';
import type {
  HistoryDay,
  ShownTable,
  TourAct,
  TourActAnswer,
  TourAlert,
  TourShare,
} from '../tour/tour-api.ts';
import type { OnAirPlan } from './on-air.ts';
import type { WorldSource } from './world-source.ts';

export interface CrewSetup {
  readonly world: WorldSource;
  /** This crew has the persons whose index leaves `crew` when divided by `crews`. */
  readonly crew: number;
  readonly crews: number;
  /** Where its phones' vaults lie; null keeps them in memory. */
  readonly directory: string | null;
  readonly pins: { readonly indexKeys: readonly Uint8Array[]; readonly exportKeys: readonly Uint8Array[] };
  readonly seed: number;
  /** Unix seconds at which it begins. */
  readonly now: number;
  /** A town that lives its past first: phones register, and their vaults are written in bulk until they are sealed. */
  readonly isNew: boolean;
  /** Those whose phones visitors' browsers may be. */
  readonly guests: readonly number[];
}

/** What can be told of a phone without looking into its log. */
export interface PhoneFacts {
  readonly person: number;
  readonly exposure: 'none' | 'F1' | 'F2';
  readonly alerts: readonly TourAlert[];
  readonly shares: readonly TourShare[];
  readonly hasUploadToken: boolean;
}

/** A post that left a phone. Its kind is known to the phone alone. */
export interface CrewPost {
  readonly at: number;
  readonly person: number;
  readonly kind: number;
  readonly bytes: number;
  readonly begins: string;
  readonly answered: number | null;
}

export interface CrewNotice {
  readonly at: number;
  readonly person: number;
  readonly kind: 'exposed' | 'withdrawn';
  readonly degree: 'F1' | 'F2';
  readonly day: number;
}

/** An answer that a phone got while the server was hostile. */
export interface MetAnswer {
  readonly person: number;
  readonly path: string;
  /** SHA-256 of the answer, or the code of a failed exchange. */
  readonly hash: string | null;
  readonly code: string | null;
  /** What the engine said of the check when it was over; null when nothing was wrong. */
  readonly verdict: string | null;
}

/** What a guest's radio heard. */
export interface GuestScans {
  readonly person: number;
  readonly scans: readonly RadioScan[];
}

/** What came of moving on. */
export interface CrewNews {
  readonly plans: readonly OnAirPlan[];
  readonly notices: readonly CrewNotice[];
  readonly posts: readonly CrewPost[];
  readonly facts: readonly PhoneFacts[];
  readonly met: readonly MetAnswer[];
  /** Scans of the radios of guests who belong to this crew. */
  readonly guestScans: readonly GuestScans[];
  readonly wakes: number;
}

export interface CrewOrders {
  /** Unix seconds to move on to. */
  readonly to: number;
  /** Plans of other crews' phones, and of guests'. */
  readonly plans: readonly OnAirPlan[];
  /** Persons whose phones are on; null leaves it as it is. */
  readonly on: Uint8Array | null;
  /** Listen up to `to` even if that is only a moment. */
  readonly listenNow: boolean;
  /** Every phone wakes, whether anything is due or not. */
  readonly wakeAll: boolean;
  /** Tell which answers phones got. */
  readonly watchAnswers: boolean;
}

export interface CrewLook {
  readonly facts: PhoneFacts;
  readonly protection: string;
  readonly lastGoodCheck: number | null;
  readonly lastFailure: string | null;
  readonly lastScan: number | null;
  readonly intervalsProtectedToday: number;
  readonly community: { readonly registered: number; readonly day: number } | null;
  readonly heardIdentifiers: number;
  readonly history: readonly HistoryDay[];
}

export interface HeardPairs {
  readonly hearer: number[];
  readonly peer: number[];
  readonly rssi: number[];
}

/** A sighting of a guest's past whose beacon must be asked from the peer's phone. */
export interface GuestSighting {
  readonly second: number;
  readonly rssi: number;
  readonly peer: number;
}

export interface Crew {
  /** Opens vaults and engines; registers the phones of a new town at `origin`. */
  open(setup: CrewSetup, origin: string): Promise<CrewNews>;
  /** The server that phones talk to from now on. */
  useOrigin(origin: string): Promise<void>;
  advance(orders: CrewOrders): Promise<CrewNews>;
  /** Writes everything down to the disk; from here on every write is durable. */
  seal(): Promise<void>;
  /** The owner of a phone does something. */
  act(act: Exclude<TourAct, { act: 'confirm' }>): Promise<TourActAnswer>;
  /** Those warned as F1 who may warn others, do; gives who did. */
  claimAlone(persons: readonly number[]): Promise<number[]>;
  look(person: number): Promise<CrewLook>;
  /** Everything a phone holds, and what went over its line. */
  holdings(person: number): Promise<{ phone: ShownTable[]; observer: ShownTable[] }>;
  /** Who of these persons heard whom in the last minutes. */
  heardBy(persons: readonly number[]): Promise<HeardPairs>;
  /** What these radios had on the air at these seconds: 27 bytes each, or null. */
  beaconsAt(asked: readonly { person: number; second: number }[]): Promise<(Uint8Array | null)[]>;
  /**
   * What a guest's radio would have heard in [from, to) while the phones were on of those whose number in `on` is 1:
   * the scans' seconds and their sightings. Asked piece by piece, it gives what it would give at once.
   */
  guestPast(
    guest: number,
    from: number,
    to: number,
    duty: ScanDuty,
    on: Uint8Array,
  ): Promise<{ second: number; others: number; heard: GuestSighting[] }[]>;
  /** Hands phones scans of the past, in which they heard the guest. */
  close(): Promise<void>;
}
