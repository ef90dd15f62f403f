// SPDX-License-Identifier: GPL-3.0-only
// A browser that refuses to keep anything still does the work: acts then live as long as the page does.
import type { ActStore, QueuedAct } from './act-queue.ts';
import type { SealedStore } from './sealed-store.ts';

const nameOf = (id: string) => `act:${id}`;

export function sealedActStore(sealed: SealedStore): ActStore {
  const quietly = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch {
      // Private windows of some browsers have no database.
    }
  };
  return {
    async open(owner) {
      sealed.open(owner);
      try {
        const acts = (await sealed.list('act:')) as QueuedAct[];
        return acts.sort((a, b) => a.place - b.place);
      } catch {
        return [];
      }
    },
    put: (act) => quietly(() => sealed.put(nameOf(act.id), act)),
    remove: (id) => quietly(() => sealed.remove(nameOf(id))),
    wipe: () => quietly(() => sealed.wipe()),
  };
}
