// SPDX-License-Identifier: GPL-3.0-only
// What the page and its engine's worker say to each other. Both are of one build, so nothing here is checked when it comes.
import type { Notice } from '@bluezone/phone';
import type { ToldClock } from '@bluezone/phone-web';
import type { PhoneFace, PhoneView } from './phone-face.ts';

type Names<Shape> = {
  [Name in keyof PhoneFace]: PhoneFace[Name] extends Shape ? Name : never;
}[keyof PhoneFace];

/** Functions of the phone that answer later. */
export type Asking = Names<(...given: never[]) => Promise<unknown>>;
/** Those by which the owner agrees to what was shown, and those that use the consent up. */
export type Agreeing = 'consentToReport' | 'consentToClaim' | 'consentToContact';
export type Agreed = 'shareReport' | 'shareClaim' | 'sendContact';
export type Doing = 'join' | 'leave' | 'recallPast';

/** What of the owner's choices the engine needs. */
export interface WorkerChoices {
  readonly language: 'vi' | 'en';
  readonly holdsLargeDownloads: boolean;
}

/** One of the app's own files, fetched by the page. */
export interface FetchedFile {
  /** Unix milliseconds by the device's clock. */
  readonly startedAt: number;
  readonly received: number;
  readonly outcome: string;
}

export type ToWorker =
  | {
      readonly kind: 'open';
      readonly choices: WorkerChoices;
      readonly isHidden: boolean;
      /** What the page's plain storage holds of this phone, which a worker cannot read. */
      readonly kept: readonly (readonly [string, string])[];
    }
  | { readonly kind: 'ask'; readonly id: number; readonly name: Asking; readonly given: readonly unknown[] }
  /** `shown` is the question whose answer was the preview; the consent has this message's `id`. */
  | {
      readonly kind: 'agree';
      readonly id: number;
      readonly name: Agreeing;
      readonly shown: number;
      readonly given: readonly unknown[];
    }
  | { readonly kind: 'do'; readonly name: Doing }
  | { readonly kind: 'choices'; readonly choices: WorkerChoices }
  | { readonly kind: 'looked-at'; readonly isHidden: boolean }
  | { readonly kind: 'kept'; readonly name: string; readonly text: string | null }
  | { readonly kind: 'fetched'; readonly file: FetchedFile };

export type FromWorker =
  | { readonly kind: 'view'; readonly view: PhoneView }
  | { readonly kind: 'clock'; readonly told: ToldClock | null }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }
  | { readonly kind: 'notices'; readonly notices: readonly Notice[] }
  /** To be kept in the page's plain storage; null forgets it. */
  | { readonly kind: 'keep'; readonly name: string; readonly text: string | null };
