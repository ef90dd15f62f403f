// SPDX-License-Identifier: GPL-3.0-only
// The Net port over node:http: no redirects, no cookies, no validators, answers cut off at their limit.
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import type { Net } from '@bluezone/phone';
import { answerLength, fail, ok, type Result } from '@bluezone/protocol';

export interface HttpNet extends Net {
  close(): void;
}

/** Talks to one origin, such as `http://127.0.0.1:8420`, over a few kept-alive connections. */
export function httpNet(origin: string, timeoutMilliseconds = 15_000): HttpNet {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const url = new URL(origin);

  function exchange(
    method: string,
    path: string,
    body: Uint8Array | null,
    limit: number,
  ): Promise<Result<Uint8Array>> {
    return new Promise((resolve) => {
      const headers: Record<string, string | number> =
        body === null ? {} : { 'content-type': 'application/octet-stream', 'content-length': body.length };
      const outgoing = httpRequest(
        { agent, host: url.hostname, port: url.port, method, path, headers, timeout: timeoutMilliseconds },
        (incoming) => resolve(readAnswer(incoming, limit)),
      );
      outgoing.on('timeout', () => outgoing.destroy(new Error('timeout')));
      outgoing.on('error', () => resolve(fail('net.unreachable', 'the server cannot be reached')));
      outgoing.end(body ?? undefined);
    });
  }

  return {
    get: (path, maximumBytes) => exchange('GET', path, null, maximumBytes),
    post: (body) => exchange('POST', '/v1/post', body, answerLength),
    close: () => agent.destroy(),
  };
}

function readAnswer(incoming: IncomingMessage, limit: number): Promise<Result<Uint8Array>> {
  const status = incoming.statusCode ?? 0;
  if (status >= 300 && status < 400) {
    incoming.resume();
    return Promise.resolve(fail('net.redirect', 'the server tried to send this phone elsewhere'));
  }
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    incoming.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > limit) {
        incoming.destroy();
        resolve(fail('net.too-large', 'the answer is too large'));
      } else chunks.push(chunk);
    });
    incoming.on('error', () => resolve(fail('net.unreachable', 'the connection broke')));
    incoming.on('close', () => resolve(fail('net.unreachable', 'the connection broke')));
    incoming.on('end', () => {
      if (status !== 200) resolve(fail('net.status', `the server answered ${status}`));
      else resolve(ok(new Uint8Array(Buffer.concat(chunks))));
    });
  });
}
