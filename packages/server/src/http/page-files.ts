// SPDX-License-Identifier: GPL-3.0-only
// A built page as files to serve: what lies in its folder when the server starts, and nothing else.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

/** What a browser that asks for a page can unpack. */
export type PageCoding = 'br' | 'gzip' | 'identity';

export interface PageFile {
  readonly contentType: string;
  readonly cacheControl: string;
  /** Of the content, the same for everybody: it tells nothing of who asks. In quotation marks. */
  readonly entityTag: string;
  readonly bytes: Buffer;
  /** The bytes in a coding; packed when somebody first asks for them. */
  as(coding: PageCoding): Promise<Buffer>;
  /** Whether packing is worth it. */
  readonly isPackable: boolean;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};
/** These are packed as they are. */
const packed = new Set(['.ico', '.jpg', '.png', '.webp', '.woff2']);
const leastPackedBytes = 1024;

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
    const bytes = readFileSync(place);
    const isPackable = !packed.has(extname(name)) && bytes.length >= leastPackedBytes;
    const file = pageFile(bytes, { contentType, cacheControl, isPackable });
    files.set(path === '/index.html' ? '/' : path, file);
  }
  return files;
}

function pageFile(
  bytes: Buffer,
  facts: Pick<PageFile, 'contentType' | 'cacheControl' | 'isPackable'>,
): PageFile {
  const packings = new Map<PageCoding, Promise<Buffer>>();
  return {
    ...facts,
    bytes,
    entityTag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    as(coding) {
      const known = packings.get(coding);
      if (known !== undefined) return known;
      const pack = coding === 'br' ? promisify(brotliCompress)(bytes) : promisify(gzip)(bytes, { level: 9 });
      const packing = coding === 'identity' ? Promise.resolve(bytes) : pack;
      packings.set(coding, packing);
      return packing;
    },
  };
}
