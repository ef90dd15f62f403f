// SPDX-License-Identifier: GPL-3.0-only
import { actQueue } from '../connection/queue.ts';
import { queryClient } from '../desk/query-client.ts';
import type { Person } from '../session/person.ts';
import type { Session } from '../session/session.ts';

/** Somebody has signed in: what waited of their own is sent; what somebody else left behind is not theirs to see. */
export async function beginWork(person: Person, session: Session): Promise<void> {
  queryClient.clear();
  await actQueue.open(person.username);
  session.begin(person);
  void actQueue.flush();
}
