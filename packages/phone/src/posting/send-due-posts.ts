// SPDX-License-Identifier: GPL-3.0-only
// Posts what is due. A place that nobody took is filled with a post that means nothing.
import type { PhoneContext } from '../phone-context.ts';
import { keepPlaces, postShare, shareToPost } from './deliver-shares.ts';
import { beginDueSlot, openPlannedGroup, settleSlot, spaceOutDueSlots } from './post-slots.ts';
import { sendPost } from './send-post.ts';

/** Sends a dummy. What is answered changes nothing; false when nothing was. */
async function postDummy(context: PhoneContext): Promise<boolean> {
  const answer = await sendPost(context, { kind: 'dummy', body: new Uint8Array(0) });
  return answer.ok;
}

/** Sends one post if a slot is due: what its owner queued, or a dummy. Others that are due follow in seconds or minutes. */
export async function sendDuePosts(context: PhoneContext): Promise<void> {
  openPlannedGroup(context);
  keepPlaces(context);
  const slot = beginDueSlot(context);
  if (slot === null) return;
  spaceOutDueSlots(context);
  await context.store.commit();
  const share = shareToPost(context);
  const wasAnswered = share === undefined ? await postDummy(context) : await postShare(context, share);
  if (wasAnswered) settleSlot(context, slot);
}
