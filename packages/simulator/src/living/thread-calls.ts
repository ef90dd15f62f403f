// SPDX-License-Identifier: GPL-3.0-only
// Calls across threads: an object whose functions all are asynchronous and take plain data, served in one thread and used
// in another.
import type { MessagePort, Worker } from 'node:worker_threads';

type Served = { [name: string]: (...args: never[]) => Promise<unknown> };

interface Call {
  readonly id: number;
  readonly name: string;
  readonly args: unknown[];
}

interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** Answers calls that come in at a port. Calls run at the same time unless the object itself puts them in turn. */
export function serveCalls(port: MessagePort, served: object): void {
  const functions = served as Served;
  port.on('message', async ({ id, name, args }: Call) => {
    try {
      const value = await functions[name]?.(...(args as never[]));
      port.postMessage({ id, value } satisfies Answer);
    } catch (error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      port.postMessage({ id, error: text } satisfies Answer);
    }
  });
}

/** The object that a worker serves. When the worker ends, all calls fail. */
export function callsTo<T extends object>(worker: Worker): T {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let lastId = 0;
  let end: Error | null = null;
  worker.on('message', ({ id, value, error }: Answer) => {
    const call = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) call?.resolve(value);
    else call?.reject(new Error(error));
  });
  const stop = (error: Error) => {
    end = error;
    for (const call of waiting.values()) call.reject(error);
    waiting.clear();
  };
  worker.on('error', (error) => stop(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', () => stop(new Error('the thread has ended')));
  return new Proxy({} as T, {
    get: (_, name) =>
      typeof name !== 'string' || name === 'then'
        ? undefined
        : (...args: unknown[]) =>
            new Promise((resolve, reject) => {
              if (end !== null) return reject(end);
              const id = ++lastId;
              waiting.set(id, { resolve, reject });
              worker.postMessage({ id, name, args } satisfies Call);
            }),
  });
}
