// SPDX-License-Identifier: GPL-3.0-only
// A phone in a page, as the page sees it.
import type { MatchingParts, Notifier, Phone, Pins } from '@bluezone/phone';
import type { Result } from '@bluezone/protocol';
import type { HistoryProgress, RadioErrorCode } from '@bluezone/simulator';
import type { ToldClock } from './phone-clock.ts';
import type { PhoneDevice } from './phone-device.ts';
import type { RegistrationDesk } from './registration-desk.ts';
import type { RequestLog } from './request-log.ts';
import type { Asked, PageSigns, PhoneTrouble } from './web-phone.ts';

export interface PhoneSessionOptions {
  /** "http://127.0.0.1:8420". */
  readonly origin: string;
  /** Of this phone in this browser: its memory, its lock, its place in the town. */
  readonly name: string;
  /** Built into the app. null: the origin is asked whether it is a town, whose pins are believed then. */
  readonly pins: Pins | null;
  readonly notifier: Notifier;
  /** What is under this page besides a browser: its radio, memory and network are used. */
  readonly device?: PhoneDevice;
  /** How keys are matched; in slices of this thread when left out. */
  readonly matching?: MatchingParts;
  /** Whether large downloads wait now. */
  readonly holdsLargeDownloads?: () => boolean;
  /** Whether anybody looks; the document where left out. */
  readonly page?: PageSigns;
  /** Tells of the app's own files as the page fetches them, until its result is called; this thread's where left out. */
  readonly watchAppRequests?: WatchAppRequests;
  /** Given what the phone's clock goes by, at once and after each change. */
  readonly onClock?: (told: ToldClock | null) => void;
}

export type WatchAppRequests = (
  log: Pick<RequestLog, 'record'>,
  /** Unix seconds by the phone's clock. */
  now: () => number,
) => () => void;

export interface TownStay {
  readonly name: string;
  readonly utcOffsetMinutes: number;
  readonly seat: 'out' | 'joining' | 'in';
  readonly isConnected: boolean;
  /** The connection broke or could not be made; it is tried again. */
  readonly isLost: boolean;
  /** Why the owner is out; null when they never were in. */
  readonly ended: RadioErrorCode | 'left' | null;
  /** In whose place this phone is; name and number are invented. */
  readonly resident: { readonly person: number; readonly name: string; readonly phoneNumber: string } | null;
  /** The days before this phone was there, while they are being told. */
  readonly history: HistoryProgress | null;
  readonly knowsPast: boolean;
}

/** Every change makes a new object. */
export interface SessionView {
  /**
   * elsewhere: another page of this browser has the phone; broken: `trouble` says why; nowhere: the server was never
   * reached, or is no town and no pins are built in.
   */
  readonly phase: 'starting' | 'running' | 'elsewhere' | 'broken' | 'nowhere';
  /** With `vault.full` the phone goes on and tries again; with all others it is broken. */
  readonly trouble: PhoneTrouble | null;
  /** forgetful: the browser keeps nothing, the phone ends with the page. */
  readonly storage: 'kept' | 'forgetful';
  /** A download that is the same for everybody is under way. */
  readonly isChecking: boolean;
  /** A large download waits for a network that costs nothing by volume. */
  readonly isHeldBack: boolean;
  /** null outside of a town. */
  readonly town: TownStay | null;
  /** Rises whenever the phone may have something new to say. */
  readonly revision: number;
}

export interface PhoneSession {
  view(): SessionView;
  subscribe(listener: () => void): () => void;
  /** Unix seconds by the phone's clock. */
  now(): number;
  /** For its synchronous functions; null while there is none. */
  phone(): Phone | null;
  ask<T>(run: (phone: Phone) => Promise<T>): Promise<Asked<T>>;
  act<T>(run: (phone: Phone) => Promise<Result<T>>): Promise<Asked<T>>;
  /** Checks now, as often as the engine lets its owner, and waits until that is over. */
  check(): Promise<void>;
  readonly requests: RequestLog;
  registration(language: 'vi' | 'en'): RegistrationDesk;
  /** Joins the town, in the same place as before where it is free. */
  join(): void;
  leave(): void;
  /** Asks for the 14 days before this phone was in the town; once. */
  recall(): void;
  /** Begins again after `elsewhere`, `nowhere` or trouble; nothing is lost. */
  reopen(): Promise<void>;
  /** Forgets only what cannot be read any more, and begins again. */
  dropDamaged(): Promise<void>;
  /** Everything of this phone in this browser, the request log too; begins anew. */
  erase(): Promise<void>;
  /** Takes everything apart; a place in the town is kept for some minutes. */
  close(): Promise<void>;
}

/** Days before a phone was in the town that it can ask for. */
export const recalledDays = 14;
