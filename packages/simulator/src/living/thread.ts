// SPDX-License-Identifier: GPL-3.0-only
// Where a town's threads begin. The builder makes this a file of its own; a town is told where it lies.
import { parentPort, workerData } from 'node:worker_threads';
import { createCrew } from './create-crew.ts';
import { serveCalls } from './thread-calls.ts';
import { createWitness } from './witness.ts';

if (parentPort !== null) serveCalls(parentPort, workerData === 'crew' ? createCrew() : createWitness());
