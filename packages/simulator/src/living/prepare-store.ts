// SPDX-License-Identifier: GPL-3.0-only
// Making an embedded database takes three times the memory of using one, and a process keeps it. So a new one is made in a
// thread that ends when it is done.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { openEmbeddedStore } from '@bluezone/server';

/** Makes the database of a directory in a thread of its own. What goes wrong shows when it is opened. */
export async function prepareStoreInThread(threadFile: string, directory: string): Promise<void> {
  const worker = new Worker(threadFile, { workerData: { store: directory } });
  worker.on('error', () => undefined);
  await once(worker, 'exit').catch(() => undefined);
}

/** Makes it here, and lets go of it. */
export async function prepareStore(directory: string): Promise<void> {
  const opened = await openEmbeddedStore({ directory });
  if (opened.ok) await opened.value.close();
}
