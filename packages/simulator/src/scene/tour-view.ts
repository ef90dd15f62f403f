// SPDX-License-Identifier: GPL-3.0-only
// What the page is told, as plain JSON without a word of any language. Types only: the page imports them too.
import type { ShownTable, ShownValue } from '@bluezone/server';
import type { ForgottenFacts, SentPost, StepFacts, StepId } from './scene-facts.ts';

export type { ShownTable, ShownValue };

export interface TourStep {
  readonly id: StepId;
  readonly state: 'done' | 'running' | 'next' | 'later';
  /** When it ended, unix seconds; null before. */
  readonly endedAt: number | null;
}

export interface TourPerson {
  readonly index: number;
  readonly name: string;
  /** The authority has a case with this person's number. */
  readonly isCase: boolean;
  readonly exposure: 'none' | 'F1' | 'F2';
  readonly reportState: string | null;
  readonly claimState: string | null;
  readonly heardIdentifiers: number;
  readonly lastGoodCheck: number | null;
}

export interface TourMeeting {
  readonly day: number;
  readonly a: number;
  readonly b: number;
  readonly from: number;
  readonly minutes: number;
}

/** What the owner of a phone is shown before agreeing. */
export type TourPreview =
  | {
      readonly kind: 'report';
      readonly person: number;
      readonly days: readonly { readonly day: number; readonly keys: number; readonly meetings: number }[];
    }
  | {
      readonly kind: 'claim';
      readonly person: number;
      readonly days: readonly number[];
      readonly meetings: number;
    };

/** One party's holdings: tables of rows as they are, bytes in hexadecimal. */
export interface TourColumns {
  readonly person: number;
  readonly phone: readonly ShownTable[];
  readonly authority: readonly ShownTable[];
  readonly exposure: readonly ShownTable[];
  readonly registration: readonly ShownTable[];
}

export interface TourView {
  readonly round: number;
  /** Unix seconds by the clock of phones and server. */
  readonly clock: number;
  readonly utcOffsetMinutes: number;
  /** Day of the story, from 1. */
  readonly day: number;
  readonly steps: readonly TourStep[];
  /** What each step found when it ended. */
  readonly facts: Partial<StepFacts>;
  /** A step or the pause is being played right now. */
  readonly isBusy: boolean;
  readonly isPausing: boolean;
  /** Why the last attempt at a step did not end; null when it did. */
  readonly failure: string | null;
  readonly people: readonly TourPerson[];
  /** Who really is beside whom: the story, which no phone and no server knows. */
  readonly meetings: readonly TourMeeting[];
  readonly preview: TourPreview | null;
  readonly posts: readonly SentPost[];
  readonly forgotten: ForgottenFacts | null;
  readonly columns: TourColumns | null;
}
