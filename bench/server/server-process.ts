// SPDX-License-Identifier: GPL-3.0-only
// The parent's end of a measured server.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Configuration } from '@bluezone/protocol';
import type { Order, ServedOptions, Shares, Spent } from './served.ts';

/** What a child of this benchmark is started with, so that the same file can be both. */
export const childMark = 'serve-for-bench';

export interface ServerProcess {
  readonly port: number;
  readonly configuration: Configuration;
  spent(): Promise<Spent>;
  profile(): Promise<void>;
  profiled(): Promise<Shares>;
  stop(): Promise<void>;
}

async function ask<T>(child: ChildProcess, order: Order): Promise<T> {
  const answered = once(child, 'message') as Promise<[T]>;
  child.send(order);
  return (await answered)[0];
}

/** Starts the server of `file` (a bundle that calls `serve` when it finds the mark) and waits until it listens. */
export async function startServer(file: string, options: ServedOptions): Promise<ServerProcess> {
  const child = fork(file, [childMark, JSON.stringify(options)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit').then(() => {
    throw new Error('the measured server ended');
  });
  exited.catch(() => {});
  const [ready] = (await Promise.race([once(child, 'message'), exited])) as [
    { port: number; configuration: Configuration },
  ];
  return {
    ...ready,
    spent: () => ask(child, 'cpu'),
    profile: () => ask(child, 'profile'),
    profiled: () => ask(child, 'profiled'),
    async stop() {
      const ended = once(child, 'exit');
      child.send('stop' satisfies Order);
      await ended;
    },
  };
}
