// SPDX-License-Identifier: GPL-3.0-only
// The built files below /app/, under the policy of the real server: no inline script or style, nothing from elsewhere.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

export const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

const policy =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data: blob:; media-src 'self' blob:; object-src 'none'; base-uri 'none'";

export interface Served {
  /** "http://127.0.0.1:41234". */
  readonly origin: string;
  close(): Promise<void>;
}

/** @param page which file answers addresses that are no file */
export async function serveFolder(folder: string, page: string): Promise<Served> {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://x').pathname.replace(/^\/app/, ''));
    const isFile = extname(path) !== '';
    readFile(join(folder, isFile ? path : page)).then(
      (bytes) => {
        response.writeHead(200, {
          'content-type': contentTypes[isFile ? extname(path) : '.html'] ?? 'application/octet-stream',
          'content-security-policy': policy,
          'cache-control': 'no-store',
        });
        response.end(bytes);
      },
      () => response.writeHead(404).end(),
    );
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
