// SPDX-License-Identifier: GPL-3.0-only
// The part of a run's phones that one thread has. Everything that crosses the thread is plain data, and nothing depends
// on how the phones are divided: what they ask of the server is handed over, to be put in one order for all of them.
import type { Pins } from '@bluezone/phone';
import type { Result } from '@bluezone/protocol';
import type { ScanDuty } from '../air/scan-schedule.ts';
import type { OnAirPlan } from '../living/on-air.ts';
import type { TimeRange } from '../trace/contact-truth.ts';

/** @typeParam S where the world comes from, as plain data: every crew makes the same world of it */
export interface RunCrewSetup<S> {
  readonly source: S;
  /** This crew has the persons whose index leaves `crew` when divided by `crews`. */
  readonly crew: number;
  readonly crews: number;
  /** Where its phones' vaults lie, nothing in it yet; null keeps them in memory. */
  readonly directory: string | null;
  readonly seed: number;
  readonly duty: ScanDuty;
  readonly pins: Pins;
  /** By person. */
  readonly hasApp: readonly boolean[];
  readonly consents: readonly boolean[];
}

/** What a phone asks of the server and waits for. */
export type ServerRequest =
  | { readonly person: number; readonly path: string; readonly maximumBytes: number }
  | { readonly person: number; readonly wire: Uint8Array };

export interface ServerAnswer {
  readonly person: number;
  readonly answer: Result<Uint8Array>;
}

/** How far phones got: at most one request of each; without any, all are done. */
export interface RunTurn {
  readonly requests: readonly ServerRequest[];
  /** What radios have on the air from now on. */
  readonly plans: readonly OnAirPlan[];
}

/** Somebody who learns that they are ill. */
export interface ConfirmedCase {
  readonly person: number;
  readonly digits: string;
  readonly sampleDay: number;
}

/** What became of one person's phone. */
export interface ToldByPhone {
  readonly person: number;
  /** Degrees of which it told its owner, and did not take back. */
  readonly warned: readonly ('F1' | 'F2')[];
  /** When its owner was published as F1. */
  readonly published: readonly TimeRange[];
  readonly reports: number;
  readonly claims: number;
}

/** What a crew found, and the CPU seconds it took. */
export interface CrewTold {
  readonly phones: readonly ToldByPhone[];
  readonly engineSeconds: number;
  readonly airSeconds: number;
}

export interface RunCrew<S> {
  open(setup: RunCrewSetup<S>): Promise<void>;
  /** Hands the phones their credentials of the registration desk, 16 bytes each. */
  register(credentials: readonly { person: number; credential: Uint8Array }[]): Promise<void>;
  /** Lets the phones hear the slice that ends at `to`; `plans` are those of other crews' radios. */
  listen(to: number, plans: readonly OnAirPlan[]): Promise<void>;
  /** Wakes the phones that have something to do; `hasPublished` when the server's list may be a new one. */
  wake(now: number, hasPublished: boolean): Promise<RunTurn>;
  /** Owners do what they do by themselves: share when ill, warn others when warned. */
  act(cases: readonly ConfirmedCase[], isEvening: boolean): Promise<RunTurn>;
  /** Lets the phones that wait go on. */
  answer(answers: readonly ServerAnswer[]): Promise<RunTurn>;
  tell(): Promise<CrewTold>;
  /** Closes the vaults. */
  close(): Promise<void>;
}
