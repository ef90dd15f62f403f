// SPDX-License-Identifier: GPL-3.0-only
// The one queue of this page. It sends when there is a network again, when somebody has signed in, and every so often.
import { queryClient } from '../desk/query-client.ts';
import { session } from '../session/session.ts';
import { ActQueue } from './act-queue.ts';
import { connection } from './connection.ts';
import { sealedActStore } from './sealed-act-store.ts';
import { sealedStore } from './sealed-store.ts';
import { sendAct } from './send-act.ts';

export const actQueue = new ActQueue({
  store: sealedActStore(sealedStore),
  send: sendAct,
  newId: () => crypto.randomUUID(),
  onSignedOut: () => session.lapse(),
  onSent: () => void queryClient.invalidateQueries(),
});

/** Milliseconds between two tries while something waits. */
const tryEvery = 15_000;

connection.subscribe(() => {
  if (connection.snapshot() === 'online') void actQueue.flush();
});
setInterval(() => {
  const isWaiting = actQueue.snapshot().some(({ state }) => state === 'waiting');
  if (isWaiting && session.state.name === 'in') void actQueue.flush();
}, tryEvery);
