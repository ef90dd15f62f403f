// SPDX-License-Identifier: GPL-3.0-only
// Posts what is due. A place that nobody took is filled with a post that means nothing.
import type { PhoneContext } from '../phone-context.ts';
import { keepPlaces, postShare, shareToPost } from './deliver-shares.ts';
import { beginDueSlot, openPlannedGroup, settleSlot } from './post-slots.ts';
import { sendPost } from './send-post.ts';

/** Sends a dummy. What is answered changes nothing; false when nothing was. */
async function postDummy(context: PhoneContext): Promise<boolean> {
  const answer = await sendPost(context, { kind: 'dummy', body: new Uint8Array(0) });
  return answer.ok;
}

/** Sends a post for every slot that is due: what its owner queued, or a dummy. */
export async function sendDuePosts(context: PhoneContext): Promise<void> {
  openPlannedGroup(context);
  keepPlaces(context);
  for (let slot = beginDueSlot(context); slot !== null; slot = beginDueSlot(context)) {
    await context.store.commit();
    const share = shareToPost(context);
    const wasAnswered = share === undefined ? await postDummy(context) : await postShare(context, share);
    if (wasAnswered) settleSlot(context, slot);
  }
}
