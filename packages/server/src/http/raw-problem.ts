// SPDX-License-Identifier: GPL-3.0-only
// For requests so broken that there is no reply to answer with: bytes straight to the connection.
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { type ErrorCode, statusOf } from '@bluezone/protocol';
import { problemOf, problemType } from './problem.ts';
import { securityHeaders } from './security-headers.ts';

/** What Node says of a request that it cannot read, by its error's code. */
const codes: Readonly<Record<string, ErrorCode>> = {
  HPE_HEADER_OVERFLOW: 'request.headers',
  ERR_HTTP_REQUEST_TIMEOUT: 'request.timeout',
};

/** A whole HTTP answer that closes the connection. */
function rawProblem(code: ErrorCode): string {
  const status = statusOf(code);
  const body = JSON.stringify(problemOf({ code }, 'vi'));
  const headers = {
    ...securityHeaders,
    'content-type': problemType,
    'content-length': String(Buffer.byteLength(body)),
    'content-language': 'vi',
    'cache-control': 'no-store',
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`;
}

/** Answers a connection whose request cannot be read, and ends it. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable) socket.write(rawProblem(codes[error.code ?? ''] ?? 'request.layout'));
  socket.destroySoon();
}
