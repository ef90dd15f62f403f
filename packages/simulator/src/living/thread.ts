// SPDX-License-Identifier: GPL-3.0-only
// Where a town's threads begin. The builder makes this a file of its own; a town is told where it lies.
import { parentPort, workerData } from 'node:worker_threads';
import { createCrew } from './create-crew.ts';
import { prepareStore } from './prepare-store.ts';
import { serveCalls } from './thread-calls.ts';
import { createWitness } from './witness.ts';

/** What a thread is for. */
export type ThreadRole = 'crew' | 'witness' | { readonly store: string };

const role = workerData as ThreadRole;
if (parentPort !== null) {
  if (role === 'crew') serveCalls(parentPort, createCrew());
  else if (role === 'witness') serveCalls(parentPort, createWitness());
  else await prepareStore(role.store);
}
