// SPDX-License-Identifier: GPL-3.0-only
// Where a person stands to whom the health authority gave a code: has it been shared, is it on its way, was it taken back.
import type { ErrorCode } from '@bluezone/protocol';
import type { PhoneState, Share } from '../store/phone-state.ts';

/** An upload token is kept for a day, seconds. */
export const uploadTokenLifetime = 86_400;

interface OfShare {
  readonly shareId: string;
  /** When the owner consented, unix seconds. */
  readonly sharedAt: number;
}

interface OnItsWay extends OfShare {
  /** When it is tried next, unix seconds. */
  readonly leavesAt: number;
  /** Tries so far. */
  readonly tries: number;
}

/** Times are unix seconds. */
export type CaseState =
  | { readonly state: 'none' }
  /** A code was redeemed and nothing is shared yet; the token is gone at `until`. */
  | { readonly state: 'token-held'; readonly since: number; readonly until: number }
  /** A code was redeemed and nothing was shared in time: sharing needs another code. */
  | { readonly state: 'token-expired'; readonly since: number }
  | ({ readonly state: 'sending' } & OnItsWay)
  | ({ readonly state: 'shared'; readonly arrivedAt: number | null } & OfShare)
  /** `canRetry`: the token came back with the refusal. */
  | ({ readonly state: 'refused'; readonly code: ErrorCode | null; readonly canRetry: boolean } & OfShare)
  | ({ readonly state: 'withdrawing' } & OnItsWay)
  /** `wasSent`: false when it was held back before anything had left. */
  | ({
      readonly state: 'withdrawn';
      readonly withdrawnAt: number | null;
      readonly wasSent: boolean;
    } & OfShare);

/** What the phone knows of its owner's own case. */
export function caseState({ shares, uploadToken, redeemedAt }: PhoneState): CaseState {
  const share = shares.findLast(({ kind }) => kind === 'report');
  const held: CaseState | null =
    uploadToken === null
      ? null
      : {
          state: 'token-held',
          since: redeemedAt ?? uploadToken.redeemedAt,
          until: uploadToken.redeemedAt + uploadTokenLifetime,
        };
  if (share === undefined)
    return held ?? (redeemedAt === null ? { state: 'none' } : { state: 'token-expired', since: redeemedAt });
  const isOfNewCode = redeemedAt !== null && redeemedAt > share.sharedAt;
  const isOver = share.state === 'refused' || share.state === 'withdrawn';
  const isOnItsWay = share.state === 'queued' || share.state === 'withdrawing';
  if (held !== null && !isOnItsWay && (share.state !== 'refused' || isOfNewCode)) return held;
  if (isOver && isOfNewCode && held === null) return { state: 'token-expired', since: redeemedAt };
  return caseOfShare(share, held !== null);
}

function caseOfShare(share: Share, canRetry: boolean): CaseState {
  const { id: shareId, sharedAt, notBefore: leavesAt, attempts: tries, settledAt, code, wasSent } = share;
  switch (share.state) {
    case 'queued':
      return { state: 'sending', shareId, sharedAt, leavesAt, tries };
    case 'withdrawing':
      return { state: 'withdrawing', shareId, sharedAt, leavesAt, tries };
    case 'refused':
      return { state: 'refused', shareId, sharedAt, code, canRetry };
    case 'withdrawn':
      return { state: 'withdrawn', shareId, sharedAt, withdrawnAt: settledAt, wasSent };
    default:
      return { state: 'shared', shareId, sharedAt, arrivedAt: settledAt };
  }
}
