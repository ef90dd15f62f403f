// SPDX-License-Identifier: GPL-3.0-only
import {
  decodeIssued,
  encodeRedeem,
  fromHex,
  ok,
  type Result,
  toHex,
  type UploadCode,
} from '@bluezone/protocol';
import type { PhoneContext } from '../phone-context.ts';
import { newTokenMessage } from '../posting/request-claim-token.ts';
import { request } from '../posting/send-post.ts';

/**
 * Redeems the code the health authority gave to this person: brings an upload token that cannot be linked to the code.
 * The same message goes again after a lost answer, so that no code is lost. Sends no history.
 */
export async function redeemCode(
  { store, ports, now }: PhoneContext,
  code: UploadCode,
): Promise<Result<void>> {
  const { state } = store;
  state.redeemMessage ??= toHex(newTokenMessage(ports.random));
  const message = fromHex(state.redeemMessage) ?? new Uint8Array(64);
  await store.commit();
  const body = await request(ports, { kind: 'redeem', body: encodeRedeem({ code, message }) });
  if (!body.ok) return body;
  const issued = decodeIssued(body.value);
  if (!issued.ok) return issued;
  const { issuer, signature } = issued.value;
  state.uploadToken = { issuer, message: toHex(message), signature: toHex(signature), redeemedAt: now };
  state.redeemMessage = null;
  return ok(undefined);
}
