// SPDX-License-Identifier: GPL-3.0-only
// The built console below /console/, under the policy of the real server, before a desk whose answers a test has written.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** As packages/server/src/http/console-page.ts has it. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export interface DeskRequest {
  readonly method: string;
  /** "/v1/cases?q=an". */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
}

export interface DeskAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Served {
  /** "http://127.0.0.1:41234". */
  readonly origin: string;
  close(): Promise<void>;
}

/** @param answer the desk; null for a call that never gets an answer */
export async function serveConsole(
  folder: string,
  answer: (request: DeskRequest) => DeskAnswer | null | Promise<DeskAnswer | null>,
): Promise<Served> {
  const server = createServer(async (request, response) => {
    const url = request.url ?? '/';
    if (url.startsWith('/v1/')) {
      let text = '';
      for await (const piece of request) text += String(piece);
      const { method = 'GET', headers } = request;
      const told = await answer({ method, url, headers, body: text === '' ? undefined : JSON.parse(text) });
      if (told === null) return response.destroy();
      const type = told.status < 400 ? 'application/json' : 'application/problem+json';
      response.writeHead(told.status, { 'content-type': type, 'cache-control': 'no-store', ...told.headers });
      return response.end(told.body === undefined ? undefined : JSON.stringify(told.body));
    }
    const path = normalize(new URL(url, 'http://x').pathname.replace(/^\/console/, ''));
    const isFile = extname(path) !== '';
    try {
      const bytes = await readFile(join(folder, isFile ? path : 'index.html'));
      response.writeHead(200, {
        'content-type': contentTypes[isFile ? extname(path) : '.html'] ?? 'application/octet-stream',
        'content-security-policy': policy,
        'cache-control': 'no-store',
      });
      return response.end(bytes);
    } catch {
      return response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
