// SPDX-License-Identifier: GPL-3.0-only
// Where a town's threads begin. The builder makes this a file of its own; a town is told where it lies.
import { parentPort, workerData } from 'node:worker_threads';
import { createRunCrew } from '../run/create-run-crew.ts';
import { openTownWorld } from '../run/town-source.ts';
import { createTownWitness } from '../run/town-witness.ts';
import { createCrew } from './create-crew.ts';
import { prepareStore } from './prepare-store.ts';
import { serveCalls } from './thread-calls.ts';
import { createWitness } from './witness.ts';

/** What a thread is for. */
export type ThreadRole = 'crew' | 'witness' | 'run-crew' | 'run-witness' | { readonly store: string };

const role = workerData as ThreadRole;
if (parentPort !== null) {
  if (role === 'crew') serveCalls(parentPort, createCrew());
  else if (role === 'witness') serveCalls(parentPort, createWitness());
  else if (role === 'run-crew') serveCalls(parentPort, createRunCrew(openTownWorld));
  else if (role === 'run-witness') serveCalls(parentPort, createTownWitness());
  else await prepareStore(role.store);
}
