// SPDX-License-Identifier: GPL-3.0-only
// Claim tokens come on a schedule to every registered phone, whatever its status: having one says nothing.
import {
  concatBytes,
  decodeIssued,
  encodeClaimTokenRequest,
  fromHex,
  toHex,
  utcDayAt,
} from '@bluezone/protocol';
import { drawUniform } from '../draw.ts';
import type { PhoneContext } from '../phone-context.ts';
import { request } from './send-post.ts';

const retrySeconds = 3600;
/** Phones that have a token ask for the next within this time, so that not all of a country ask at once. */
const renewalSpreadSeconds = 86_400;

/** Asks for this period's token if there is none yet; the same message again after a failure. */
export async function requestDueClaimToken(context: PhoneContext): Promise<void> {
  const { store, ports, now } = context;
  const { state, configuration } = store;
  if (state.credential === null) return;
  const period = Math.floor(utcDayAt(now) / configuration.claimTokens.periodDays);
  if (state.claimToken?.period === period) return;
  if (state.claimRequest?.period !== period) state.claimRequest = newRequest(context, period);
  const pending = state.claimRequest;
  if (now < pending.notBefore) return;
  pending.notBefore = now + Math.ceil(retrySeconds * (1 + drawUniform(ports.random)));
  const message = fromHex(pending.message) ?? new Uint8Array(0);
  const credential = fromHex(state.credential) ?? new Uint8Array(0);
  await store.commit();
  const body = await request(ports, {
    kind: 'claim-token',
    body: encodeClaimTokenRequest({ credential, message }),
  });
  const issued = body.ok ? decodeIssued(body.value) : body;
  if (!issued.ok) return;
  const { issuer, signature } = issued.value;
  state.claimToken = { issuer, message: toHex(message), signature: toHex(signature), period, spent: false };
  state.claimRequest = null;
}

function newRequest({ store, ports, now }: PhoneContext, period: number) {
  const message = toHex(newTokenMessage(ports.random));
  const isRenewal = store.state.claimToken !== null;
  const spread = isRenewal ? Math.floor(drawUniform(ports.random) * renewalSpreadSeconds) : 0;
  return { period, message, notBefore: now + spread };
}

/** The 64 message bytes a token signs: 32 random prefix and 32 random bytes. */
export function newTokenMessage(random: { bytes(length: number): Uint8Array }): Uint8Array {
  return concatBytes(random.bytes(32), random.bytes(32));
}
