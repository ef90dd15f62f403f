// SPDX-License-Identifier: GPL-3.0-only
import { useSyncExternalStore } from 'react';
import type { QueuedAct } from './act-queue.ts';
import { connection, type Reach } from './connection.ts';
import { actQueue } from './queue.ts';

/** What waits to be sent, and whether the desk can be reached. */
export function useQueue(): { readonly acts: readonly QueuedAct[]; readonly reach: Reach } {
  return {
    acts: useSyncExternalStore(actQueue.subscribe, actQueue.snapshot),
    reach: useSyncExternalStore(connection.subscribe, connection.snapshot),
  };
}
