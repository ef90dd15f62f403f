// SPDX-License-Identifier: GPL-3.0-only
// One host of the real Java code, in a process of its own, led over its standard input.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { HostLine } from '../host-line.ts';

export interface HostState {
  readonly isScanning: boolean;
  /** The whole advertisement in base64; null for none. */
  readonly air: string | null;
  readonly unread: number;
  /** Titles of the notifications. */
  readonly shown: readonly string[];
}

export interface JavaHost {
  /** Gives an order, and the state after it. */
  order(order: Readonly<Record<string, unknown>>): Promise<HostState>;
  /** Opens a page; the one before is closed. */
  openPage(): Promise<HostLine>;
  close(): Promise<void>;
}

const mark = '@host ';

/** @param java arguments of `java` up to the class path, @param server the origin that the host talks to */
export async function javaHost(java: readonly string[], server: string): Promise<JavaHost> {
  const child = spawn(
    'java',
    [`-Dbluezone.server=${server}`, ...java, 'org.junit.runner.JUnitCore', 'vn.bluezone.host.HostOverLines'],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  let other = '';
  let onSaid: (message: unknown) => void = () => {};
  let isReady: () => void = () => {};
  const waiting: ((state: HostState) => void)[] = [];
  const failures: ((error: Error) => void)[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    // The runner of tests writes a dot of its own before the first.
    const at = line.indexOf(mark);
    if (at < 0) {
      other += `${line}\n`;
      return;
    }
    const message = JSON.parse(line.slice(at + mark.length));
    if ('said' in message) onSaid(message.said);
    else if ('ready' in message) isReady();
    else waiting.shift()?.(message);
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const failed = (error: Error) => {
    for (const reject of failures) reject(error);
  };
  void ended.then(() => failed(new Error(`the host ended\n${other}`)));
  const whileAlive = <T>(work: (resolve: (value: T) => void) => void) =>
    new Promise<T>((resolve, reject) => {
      failures.push(reject);
      work(resolve);
    });

  await whileAlive<void>((resolve) => {
    isReady = resolve;
  });
  const order: JavaHost['order'] = (given) =>
    whileAlive((resolve) => {
      waiting.push(resolve);
      child.stdin.write(`${JSON.stringify(given)}\n`);
    });
  return {
    order,
    async openPage() {
      await order({ do: 'open-page' });
      return {
        send: (message) => void order({ do: 'message', message }),
        listen(listener) {
          onSaid = listener;
        },
      };
    },
    async close() {
      child.stdin.end();
      const patience = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(patience);
    },
  };
}
