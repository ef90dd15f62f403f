// SPDX-License-Identifier: GPL-3.0-only
// The page of the background, as it was built for the host, in a thread that looks like the web view's window to it: one
// origin, a port that the host hands over, and the time that the test gives.
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { hostOrigin } from '../host-line.ts';

interface Given {
  /** The file of the page's script. */
  readonly script: string;
  /** Unix seconds. */
  readonly now: number;
  readonly port: MessagePort;
}

const { script, now, port } = workerData as Given;
type Listener = (event: { readonly data: unknown; readonly ports: readonly unknown[] }) => void;
const listeners = new Set<Listener>();

Date.now = () => now * 1000;
const page = {
  location: { origin: hostOrigin },
  addEventListener: (_: string, listener: Listener) => void listeners.add(listener),
  removeEventListener: (_: string, listener: Listener) => void listeners.delete(listener),
  async fetch() {
    setImmediate(() => {
      for (const listener of [...listeners]) listener({ data: 'bluezone-host-1', ports: [port] });
    });
    return {};
  },
};
Object.assign(globalThis, page, { window: globalThis });
await import(script);
parentPort?.postMessage('over');
