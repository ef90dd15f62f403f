// SPDX-License-Identifier: GPL-3.0-only
// Delivers what the owner decided to share: bytes that `sharing` queued, nothing else. It cannot add to the queue.
import { type Answer, decodeReport, type ErrorCode, type Post, type Result, toHex } from '@bluezone/protocol';
import { drawExponential } from '../draw.ts';
import type { PhoneContext } from '../phone-context.ts';
import type { Share } from '../store/phone-state.ts';
import { sendPost } from './send-post.ts';

/** Mean seconds before the next try after the network failed, doubling up to 32-fold. */
const retryMeanSeconds = 300;
/** Mean seconds between two questions after a claim that waits for its batch. */
const waitingMeanSeconds = 3 * 3600;

/** Sends every queued share that is due and takes note of the answers. */
export async function deliverDueShares(context: PhoneContext): Promise<void> {
  for (const share of context.store.state.shares) {
    const isOpen = share.state === 'queued' || share.state === 'waiting' || share.state === 'withdrawing';
    if (isOpen && context.now >= share.notBefore) await deliver(context, share);
  }
}

async function deliver(context: PhoneContext, share: Share): Promise<void> {
  const { store, ports, now } = context;
  const isWithdrawal = share.state === 'withdrawing';
  const name = `${share.id}-${isWithdrawal ? 'withdrawal' : share.current}`;
  const body = await store.waiting(name);
  if (body === null) {
    share.state = 'refused';
    return;
  }
  const tries = share.attempts++;
  share.wasSent = true;
  share.notBefore =
    now + Math.ceil(drawExponential(ports.random, retryMeanSeconds * 2 ** Math.min(tries, 5)));
  await store.commit();
  const post: Post = { kind: isWithdrawal ? 'withdraw' : share.kind, body };
  const answer = await sendPost(context, post);
  if (isWithdrawal) noteWithdrawal(context, share, answer);
  else noteAnswer(context, share, answer, body);
}

function noteAnswer(context: PhoneContext, share: Share, answer: Result<Answer>, body: Uint8Array): void {
  const { store, ports, now } = context;
  if (!answer.ok) return;
  if (answer.value.ok) {
    settle(context, share, 'accepted', null);
    return;
  }
  const { code } = answer.value;
  if (code === 'claim.waiting') {
    share.state = 'waiting';
    share.code = code;
    share.notBefore = now + Math.ceil(drawExponential(ports.random, waitingMeanSeconds));
    return;
  }
  if (code === 'store.unavailable' || code === 'server.bug') return;
  if (isAboutMeetings(code) && share.current + 1 < share.alternatives.length) {
    store.setWaiting(`${share.id}-${share.current}`, null);
    share.current++;
    share.state = 'queued';
    share.code = code;
    share.notBefore = now + Math.ceil(drawExponential(ports.random, retryMeanSeconds));
    return;
  }
  settle(context, share, 'refused', code);
  if (!isAboutToken(code)) giveTokenBack(context, share, body);
}

/** Other meetings may satisfy where these did not; every other refusal would only be repeated. */
const isAboutMeetings = (code: ErrorCode): boolean => code.startsWith('claim.');

const isAboutToken = (code: ErrorCode): boolean => code.startsWith('token.');

/** A token is spent only by what was accepted: after a refusal its owner may try again. */
function giveTokenBack({ store, now }: PhoneContext, share: Share, body: Uint8Array): void {
  const { state } = store;
  if (share.kind === 'claim' && state.claimToken !== null) state.claimToken.spent = false;
  const report = share.kind === 'report' && state.uploadToken === null ? decodeReport(body) : null;
  if (report?.ok !== true) return;
  const { issuer, message, signature } = report.value.token;
  state.uploadToken = { issuer, message: toHex(message), signature: toHex(signature), redeemedAt: now };
}

function noteWithdrawal(context: PhoneContext, share: Share, answer: Result<Answer>): void {
  const wasNeverThere = answer.ok && !answer.value.ok && answer.value.code === 'withdraw.unknown';
  if (!answer.ok || (!answer.value.ok && !wasNeverThere)) return;
  settle(context, share, 'withdrawn', null);
}

function settle({ store }: PhoneContext, share: Share, state: Share['state'], code: Share['code']): void {
  share.state = state;
  share.code = code;
  store.dropWaiting(share);
}
