// SPDX-License-Identifier: GPL-3.0-only
// Posts ready-made bodies over keep-alive connections, as cheaply as a load generator on the same machine should.
import { connect, type Socket } from 'node:net';

export interface PostTimes {
  /** Milliseconds from the first byte sent to the last of the answer, in the order of answers. */
  readonly latencies: Float64Array;
  readonly seconds: number;
}

/** Takes answer `i`, its body alone. */
export type OnAnswer = (i: number, body: Uint8Array) => void;

const headEnd = Buffer.from('\r\n\r\n');

/** Sends every body once over `connections` connections to POST /v1/post; rejects when one is not answered with 200. */
export async function postAll(
  port: number,
  bodies: readonly Uint8Array[],
  connections: number,
  onAnswer: OnAnswer,
): Promise<PostTimes> {
  const latencies = new Float64Array(bodies.length);
  let next = 0;
  let answered = 0;
  const began = performance.now();
  await Promise.all(
    Array.from(
      { length: Math.min(connections, bodies.length) },
      () =>
        new Promise<void>((resolve, reject) => {
          const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
          let at = -1;
          let sentAt = 0;
          let received = Buffer.alloc(0);
          const send = () => {
            at = next++;
            const body = bodies[at];
            if (body === undefined) {
              socket.end();
              resolve();
              return;
            }
            sentAt = performance.now();
            socket.write(
              `POST /v1/post HTTP/1.1\r\nhost: bluezone\r\ncontent-type: application/octet-stream\r\ncontent-length: ${body.length}\r\n\r\n`,
            );
            socket.write(body);
          };
          socket.on('connect', send);
          socket.on('error', reject);
          socket.on('data', (chunk) => {
            received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
            const end = received.indexOf(headEnd);
            if (end < 0) return;
            const head = received.toString('latin1', 0, end);
            const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN);
            if (!head.startsWith('HTTP/1.1 200')) {
              reject(new Error(`answered ${head.slice(0, 40)}`));
              socket.destroy();
              return;
            }
            if (received.length < end + 4 + length) return;
            onAnswer(at, new Uint8Array(received.subarray(end + 4, end + 4 + length)));
            latencies[answered++] = performance.now() - sentAt;
            received = received.subarray(end + 4 + length);
            send();
          });
        }),
    ),
  );
  return { latencies, seconds: (performance.now() - began) / 1000 };
}
