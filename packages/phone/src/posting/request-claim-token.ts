// SPDX-License-Identifier: GPL-3.0-only
// Claim tokens come on a schedule to every registered phone, whatever its status: having one says nothing.
import { encodeClaimTokenRequest, fromHex, utcDayAt } from '@bluezone/protocol';
import { drawUniform } from '../draw.ts';
import type { PhoneContext } from '../phone-context.ts';
import { blindRequestOf, finishToken, isLostForThisMessage, newPendingToken } from './blind-token.ts';
import { requestDesk } from './send-post.ts';

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
  const request = state.claimRequest;
  if (now < request.notBefore) return;
  if (request.pending === null) {
    const made = await newPendingToken(context, 'claim');
    if (!made.ok) return;
    request.pending = made.value;
  }
  const { pending } = request;
  request.notBefore = now + Math.ceil(retrySeconds * (1 + drawUniform(ports.random)));
  const credential = fromHex(state.credential) ?? new Uint8Array(0);
  await store.commit();
  const body = encodeClaimTokenRequest({ credential, request: blindRequestOf(pending) });
  const answer = await requestDesk(context, { kind: 'claim-token', body });
  const token = answer.ok ? await finishToken(context, pending, answer.value) : answer;
  if (token.ok) {
    state.claimToken = { ...token.value, period, spent: false };
    state.claimRequest = null;
  } else if (isLostForThisMessage(token.code)) request.pending = null;
}

function newRequest({ store, ports, now }: PhoneContext, period: number) {
  const isRenewal = store.state.claimToken !== null;
  const spread = isRenewal ? Math.floor(drawUniform(ports.random) * renewalSpreadSeconds) : 0;
  return { period, pending: null, notBefore: now + spread };
}
