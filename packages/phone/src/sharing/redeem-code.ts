// SPDX-License-Identifier: GPL-3.0-only
import { encodeRedeem, ok, type Result, type UploadCode } from '@bluezone/protocol';
import type { PhoneContext } from '../phone-context.ts';
import {
  blindRequestOf,
  finishToken,
  isLostForThisMessage,
  newPendingToken,
} from '../posting/blind-token.ts';
import { takePlaceNow } from '../posting/post-slots.ts';
import { requestDesk } from '../posting/send-post.ts';

/**
 * Redeems the code the health authority gave to this person: brings an upload token that cannot be linked to the code.
 * The same message goes again after a lost answer, so that no code is lost. Sends no history.
 */
export async function redeemCode(context: PhoneContext, code: UploadCode): Promise<Result<void>> {
  const { store, now } = context;
  const { state } = store;
  if (state.redeeming === null) {
    const made = await newPendingToken(context, 'upload');
    if (!made.ok) return made;
    state.redeeming = made.value;
  }
  const pending = state.redeeming;
  takePlaceNow(context);
  await store.commit();
  const body = encodeRedeem({ code, request: blindRequestOf(pending) });
  const answer = await requestDesk(context, { kind: 'redeem', body });
  const token = answer.ok ? await finishToken(context, pending, answer.value) : answer;
  if (!token.ok) {
    if (isLostForThisMessage(token.code)) state.redeeming = null;
    return token;
  }
  state.uploadToken = { ...token.value, redeemedAt: now };
  state.redeemedAt = now;
  state.redeeming = null;
  return ok(undefined);
}
