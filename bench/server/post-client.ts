// SPDX-License-Identifier: GPL-3.0-only
// Posts ready-made requests over keep-alive connections, as cheaply as a load generator on the same machine should: one
// write for a request, and of an answer only what tells its end.
import { connect, type Socket } from 'node:net';

export interface PostTimes {
  /** Milliseconds from the first byte sent to the last of the answer, in the order of answers. */
  readonly latencies: Float64Array;
  readonly seconds: number;
}

/** Takes answer `i`, its body alone. */
export type OnAnswer = (i: number, body: Uint8Array) => void;

const headEnd = Buffer.from('\r\n\r\n');
const success = Buffer.from('HTTP/1.1 200');

/** The bytes of a request to POST /v1/post. */
export function requestOf(body: Uint8Array): Buffer {
  const head = `POST /v1/post HTTP/1.1\r\nhost: bluezone\r\ncontent-type: application/octet-stream\r\ncontent-length: ${body.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), body]);
}

/**
 * Sends every request once over `connections` connections. Rejects when one is not answered with 200 and a body of
 * `answerLength` bytes.
 */
export async function postAll(
  port: number,
  requests: readonly Buffer[],
  answerLength: number,
  connections: number,
  onAnswer: OnAnswer,
): Promise<PostTimes> {
  const latencies = new Float64Array(requests.length);
  let next = 0;
  let answered = 0;

  function postInTurn(resolve: () => void, reject: (error: Error) => void): void {
    const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let at = -1;
    let sentAt = 0;
    let received: Buffer | undefined;
    const send = () => {
      at = next++;
      const request = requests[at];
      if (request === undefined) {
        socket.end();
        resolve();
        return;
      }
      sentAt = performance.now();
      socket.write(request);
    };
    socket.on('connect', send);
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the server closed a connection')));
    socket.on('data', (chunk) => {
      const answer = received === undefined ? chunk : Buffer.concat([received, chunk]);
      received = answer;
      const end = answer.indexOf(headEnd);
      if (end < 0) return;
      const bodyAt = end + headEnd.length;
      if (answer.compare(success, 0, success.length, 0, success.length) !== 0) {
        reject(new Error(`answered ${answer.toString('latin1', 0, 40)}`));
        socket.destroy();
        return;
      }
      if (answer.length < bodyAt + answerLength) return;
      received = undefined;
      onAnswer(at, answer.subarray(bodyAt));
      latencies[answered++] = performance.now() - sentAt;
      send();
    });
  }

  const began = performance.now();
  const count = Math.min(connections, requests.length);
  await Promise.all(Array.from({ length: count }, () => new Promise<void>(postInTurn)));
  return { latencies, seconds: (performance.now() - began) / 1000 };
}
