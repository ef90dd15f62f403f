// SPDX-License-Identifier: GPL-3.0-only

/**
 * One exchange of a phone with the front door. TLS hides the path from who watches the line; a front door that logs
 * requests together with addresses has all of this.
 */
export interface Exchange {
  /** Unix second. */
  readonly at: number;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Bytes of the body that went up. */
  readonly sentBytes: number;
  /** Bytes of the body that came down; null when none did. */
  readonly receivedBytes: number | null;
}

/** What one phone did in a month, and whether any of it meant something. */
export interface PhoneMonth {
  readonly exchanges: readonly Exchange[];
  /** Kinds of posts that mean something, claim tokens left out: every registered phone asks for those. */
  readonly meant: readonly MeantPost[];
}

export interface MeantPost {
  readonly at: number;
  readonly kind: 'report' | 'claim' | 'redeem' | 'contact-form' | 'withdraw';
}
