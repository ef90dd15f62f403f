// SPDX-License-Identifier: GPL-3.0-only
// What each step of the scene found, as plain data without a word of any language. Every figure and name in here was
// read from phones' engines or the server's rows when the step ended.
import type { Alert, Share } from '@bluezone/phone';

/** The steps, in order. */
export const stepIds = [
  'meet-1',
  'meet-2',
  'confirm',
  'redeem',
  'consent',
  'leave',
  'publish',
  'check',
  'claim',
  'publish-claim',
  'check-again',
  'withdraw',
] as const;
export type StepId = (typeof stepIds)[number];

/** One post that left a phone, as a watcher of the network sees it, and whose it was. */
export interface SentPost {
  readonly at: number;
  readonly person: number;
  readonly bytes: number;
  /** The first 48 bytes, hexadecimal. */
  readonly begins: string;
  /** Length of the answer; null when there was none. */
  readonly answered: number | null;
}

/** An export file as the server's row has it. */
export interface PublishedFile {
  readonly hash: string;
  readonly bytes: number;
  readonly keys: number;
  readonly revised: number;
  readonly padding: number;
}

/** What one phone says of itself. */
export interface PhoneVerdict {
  readonly person: number;
  readonly exposure: 'none' | 'F1' | 'F2';
  readonly alerts: readonly Alert[];
}

export interface MeetFacts {
  readonly day: number;
  /** For each phone: identifiers heard that day, and the seconds they are credited with. */
  readonly heard: readonly {
    readonly person: number;
    readonly identifiers: number;
    readonly seconds: number;
  }[];
}

export interface ConfirmFacts {
  readonly person: number;
  readonly caseId: string;
  readonly phoneNumber: string;
  readonly sampleDay: string;
  readonly digits: string;
}

export interface RedeemFacts {
  readonly person: number;
  readonly post: SentPost;
}

export interface ConsentFacts {
  readonly person: number;
  readonly keys: number;
  readonly meetings: number;
  /** Not before this second the report leaves. */
  readonly notBefore: number;
}

export interface LeaveFacts {
  readonly person: number;
  readonly post: SentPost;
  readonly state: Share['state'];
  /** All posts from two hours before it left until the step ended. */
  readonly among: readonly SentPost[];
}

export interface PublishFacts {
  readonly files: readonly PublishedFile[];
}

export interface CheckFacts {
  readonly phones: readonly PhoneVerdict[];
}

export interface ClaimFacts {
  readonly person: number;
  /** Others who were warned as F1 and did not consent. */
  readonly others: readonly number[];
  readonly keys: number;
}

export interface PublishClaimFacts {
  readonly person: number;
  readonly state: Share['state'];
  readonly spentTags: number;
  /** Credited minutes of the spent tags. */
  readonly minutes: number;
  readonly files: readonly PublishedFile[];
}

export interface WithdrawFacts {
  readonly person: number;
  readonly state: Share['state'];
  readonly files: readonly PublishedFile[];
  readonly phones: readonly PhoneVerdict[];
}

export interface StepFacts {
  readonly 'meet-1': MeetFacts;
  readonly 'meet-2': MeetFacts;
  readonly confirm: ConfirmFacts;
  readonly redeem: RedeemFacts;
  readonly consent: ConsentFacts;
  readonly leave: LeaveFacts;
  readonly publish: PublishFacts;
  readonly check: CheckFacts;
  readonly claim: ClaimFacts;
  readonly 'publish-claim': PublishClaimFacts;
  readonly 'check-again': CheckFacts;
  readonly withdraw: WithdrawFacts;
}

/** What was held before the fifteen days passed, and what is left of it. */
export interface ForgottenFacts {
  readonly phones: HeldCounts & { readonly left: HeldCounts };
  readonly server: ServerCounts & { readonly left: ServerCounts };
}

export interface HeldCounts {
  readonly heard: number;
  readonly evidence: number;
  readonly alerts: number;
  readonly shares: number;
}

export interface ServerCounts {
  /** Reports and claims with any content. */
  readonly reports: number;
  readonly tags: number;
  /** Hashes of spent tokens, kept until no token of their epoch is accepted any more. */
  readonly tokenHashes: number;
}
