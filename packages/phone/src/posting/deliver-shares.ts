// SPDX-License-Identifier: GPL-3.0-only
// Delivers what the owner decided to share: bytes that `sharing` queued, nothing else. It cannot add to the queue.
import { type Answer, decodeReport, type ErrorCode, type Post, type Result, toHex } from '@bluezone/protocol';
import { drawExponential } from '../draw.ts';
import type { PhoneContext } from '../phone-context.ts';
import type { Share } from '../store/phone-state.ts';
import { takePlace } from './post-slots.ts';
import { sendPost } from './send-post.ts';

/** Mean seconds before an answer that was no refusal is asked for again. */
const retryMeanSeconds = 300;

const isUnsent = ({ state }: Share): boolean => state === 'queued' || state === 'withdrawing';

/** The share whose turn it is: one that is to go by now, or else one whose answer is still awaited. */
export function shareToPost({ store, now }: PhoneContext): Share | undefined {
  const { shares } = store.state;
  return (
    shares.find((share) => isUnsent(share) && now >= share.notBefore) ??
    shares.find(({ state }) => state === 'waiting')
  );
}

/** Sees to it that no share lacks a place, whatever became of the one it had. */
export function keepPlaces(context: PhoneContext): void {
  const { state } = context.store;
  const unsent = state.shares.filter(isUnsent);
  for (let i = state.slots.length; i < unsent.length; i++) {
    const share = unsent[i] as Share;
    share.notBefore = takePlace(context, Math.max(context.now, share.notBefore));
  }
}

/** Sends a share and takes note of the answer; false when none came. */
export async function postShare(context: PhoneContext, share: Share): Promise<boolean> {
  const { store } = context;
  const isWithdrawal = share.state === 'withdrawing';
  const body = await store.waiting(`${share.id}-${isWithdrawal ? 'withdrawal' : share.current}`);
  if (body === null) {
    share.state = 'refused';
    return true;
  }
  share.attempts++;
  share.wasSent = true;
  await store.commit();
  const post: Post = { kind: isWithdrawal ? 'withdraw' : share.kind, body };
  const answer = await sendPost(context, post);
  if (isWithdrawal) noteWithdrawal(context, share, answer);
  else noteAnswer(context, share, answer, body);
  return answer.ok;
}

/** Another place, some minutes from now. */
function postLater(context: PhoneContext, share: Share): void {
  const wait = Math.ceil(drawExponential(context.ports.random, retryMeanSeconds));
  share.notBefore = takePlace(context, context.now + wait);
}

function noteAnswer(context: PhoneContext, share: Share, answer: Result<Answer>, body: Uint8Array): void {
  const { store } = context;
  if (!answer.ok) return;
  if (answer.value.ok) {
    settle(context, share, 'accepted', null);
    return;
  }
  const { code } = answer.value;
  if (code === 'claim.waiting') {
    share.state = 'waiting';
    share.code = code;
    return;
  }
  if (code === 'store.unavailable' || code === 'server.bug') {
    postLater(context, share);
    return;
  }
  if (isAboutMeetings(code) && share.current + 1 < share.alternatives.length) {
    store.setWaiting(`${share.id}-${share.current}`, null);
    share.current++;
    share.state = 'queued';
    share.code = code;
    postLater(context, share);
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
