// SPDX-License-Identifier: GPL-3.0-only
// All that one desk may ask of another. In one process a link is the other desk itself; apart it is HTTP with a secret
// that two desks share. Every call is safe to repeat; one that cannot be made throws DeskUnavailableError.
import type { PostKey, ReportedTag, TokenIssuer } from '@bluezone/protocol';
import type { Directives, InForce } from '../directives/told-directives.ts';
import type { FoundTag } from '../meetings/judge-meetings.ts';

/** What an issuing desk tells everybody, through the signed configuration. */
export interface PublishedKeys {
  readonly issuers: readonly TokenIssuer[];
  readonly posts: readonly PostKey[];
}

/** What the front door and the publisher ask of the cases desk and of the registration desk. */
export interface BackDeskLink {
  /** Hands on what a phone sealed to this desk, unread (2,097 bytes), and gives what goes back to it, unread (544 bytes). */
  forward(sealed: Uint8Array): Promise<Uint8Array>;
  publishedKeys(): Promise<PublishedKeys>;
}

export interface CasesLink extends BackDeskLink {
  /** What staff direct that phones be told: the last approved of each kind. */
  directives(): Promise<Directives>;
  /** Tells what phones are told now, for the staff to see. */
  tellInForce(told: InForce): Promise<void>;
}

/** How many phones are registered, counted once in a while so that no registration shows by its time. */
export interface Community {
  readonly registered: number;
  /** UTC day of the count. */
  readonly day: number;
}

export interface RegistrationLink extends BackDeskLink {
  community(): Promise<Community>;
}

/** What the exposure desk asks of the meetings desk. A claim is named by 32 bytes that say nothing to the meetings desk. */
export interface MeetingsLink {
  /**
   * Adds tags in the order of their bytes. One that is there already keeps its greatest minutes and nearest bucket, so
   * that nobody who overheard a meeting can make it worthless by publishing its tag first.
   */
  add(tags: readonly ReportedTag[]): Promise<void>;
  /** The tags of a list that were published. */
  find(tags: readonly Uint8Array[]): Promise<FoundTag[]>;
  /** Spends for a claim those that nobody spent; gives all of the list that are now this claim's. */
  spend(tags: readonly Uint8Array[], claim: Uint8Array, utcDay: number): Promise<FoundTag[]>;
  /** Gives back everything a claim spent. */
  release(claim: Uint8Array): Promise<void>;
  /** All tags a claim spent. */
  spentBy(claim: Uint8Array): Promise<FoundTag[]>;
  /** Deletes tags. */
  remove(tags: readonly Uint8Array[]): Promise<void>;
}
