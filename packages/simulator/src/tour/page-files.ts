// SPDX-License-Identifier: GPL-3.0-only
// The built page as files to serve: what lies in its folder when the server starts, and nothing else.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, sep } from 'node:path';

export interface PageFile {
  readonly bytes: Buffer;
  readonly contentType: string;
  readonly cacheControl: string;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Names that the builder made from the content: they never change. */
const hashedName = /^\/assets\/.+-[\w-]{8,}\.\w+(?:\.map)?$/;

/** The page's files by path ("/" is index.html); empty when the folder does not exist. */
export function pageFiles(folder: string): ReadonlyMap<string, PageFile> {
  const files = new Map<string, PageFile>();
  if (!existsSync(folder)) return files;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const place = join(folder, name);
    const contentType = contentTypes[extname(name)];
    if (contentType === undefined || !statSync(place).isFile()) continue;
    const path = `/${name.split(sep).join('/')}`;
    const cacheControl = hashedName.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
    // Read now: the builder may replace the folder while this server runs.
    files.set(path === '/index.html' ? '/' : path, { bytes: readFileSync(place), contentType, cacheControl });
  }
  return files;
}
