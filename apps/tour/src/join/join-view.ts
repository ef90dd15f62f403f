// SPDX-License-Identifier: GPL-3.0-only
// A visitor's stay as the page shows it. Free of the engine, which is loaded when somebody wants to join.
import type { Notice } from '@bluezone/phone';
import type { HistoryProgress, RadioErrorCode } from '@bluezone/simulator';
import type { PhoneFigures } from './guest-phone.ts';

/** Days before a phone was there that it can ask for. */
export const historyDays = 14;

/** What the panel shows; every change makes a new object. */
export interface JoinView {
  readonly phase: 'out' | 'joining' | 'in';
  /** Why the visitor is out; null when they never were in. */
  readonly ended: RadioErrorCode | 'left' | null;
  readonly isConnected: boolean;
  /** Null until the engine told something. */
  readonly figures: PhoneFigures | null;
  readonly history: HistoryProgress | null;
  readonly knowsPast: boolean;
  /** Scans that the phone took over since the page was loaded. */
  readonly scans: number;
  /** The newest of them: when it began (unix seconds), how many phones it heard and how many other devices. */
  readonly latestScan: { readonly second: number; readonly heard: number; readonly others: number } | null;
  /** The browser keeps nothing: the phone ends with the page. */
  readonly isForgetful: boolean;
  /** This browser holds a phone of this town. */
  readonly hasPhone: boolean;
  readonly failure: { readonly code: string; readonly detail: string } | null;
  /** The message with which this phone registered since the page was loaded. */
  readonly message: string | null;
  /** The newest of what the phone told its owner. */
  readonly notice: Notice | null;
}

export interface JoinSession {
  view(): JoinView;
  subscribe(listener: () => void): () => void;
  join(): void;
  /** Joins again if the visitor was in when the page was closed. */
  resume(): void;
  leave(): void;
  /** Asks for the days before the phone was there; once. */
  recall(): void;
  /** Erases the phone; only while the visitor is out. */
  erase(): void;
  /** Takes everything apart without leaving; the seat is kept for some minutes. */
  close(): Promise<void>;
}

export const nobodyIn: JoinView = {
  phase: 'out',
  ended: null,
  isConnected: false,
  figures: null,
  history: null,
  knowsPast: false,
  scans: 0,
  latestScan: null,
  isForgetful: false,
  hasPhone: false,
  failure: null,
  message: null,
  notice: null,
};
