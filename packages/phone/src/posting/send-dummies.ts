// SPDX-License-Identifier: GPL-3.0-only
// Posts that mean nothing, so that posts that mean something cannot be told from outside.
import { drawExponential } from '../draw.ts';
import type { PhoneContext } from '../phone-context.ts';
import { sendPost } from './send-post.ts';

/** Sends one dummy. What is answered, or whether anything is, changes nothing. */
export async function sendDummy(context: PhoneContext): Promise<void> {
  await sendPost(context, { kind: 'dummy', body: new Uint8Array(0) });
}

/** No exponential draw from 48 bits exceeds this many means: a longer wait is left from an older configuration. */
const longestWaitInMeans = 34;

/** Sends the dummy that is due, if one is, and draws the time of the next. */
export async function sendDueDummy(context: PhoneContext): Promise<void> {
  const { store, ports, now } = context;
  const { meanSeconds } = store.configuration.dummies;
  const due = store.state.nextDummy;
  if (due !== null && now < due && due - now <= longestWaitInMeans * meanSeconds) return;
  store.state.nextDummy = now + Math.ceil(drawExponential(ports.random, meanSeconds));
  if (due !== null && now >= due) await sendDummy(context);
}
