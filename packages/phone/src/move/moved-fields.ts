// SPDX-License-Identifier: GPL-3.0-only
import type { PhoneState } from '../store/phone-state.ts';

/** What of the small facts belongs to the owner and moves along. Nothing that a server signed: it is fetched anew. */
export const movedFields = [
  'forgottenBefore',
  'lastGoodCheck',
  'credential',
  'claimRequest',
  'claimToken',
  'redeeming',
  'uploadToken',
  'redeemedAt',
  'contactFormSentAt',
  'installedAt',
  'totalsFrom',
  'alerts',
  'untold',
] as const satisfies readonly (keyof PhoneState)[];
