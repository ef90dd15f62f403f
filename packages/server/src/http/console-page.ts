// SPDX-License-Identifier: GPL-3.0-only
// The health authority's console at /console/, on the same origin as the desk that it asks: its session is a cookie of this site.
import { mountPage } from './mount-page.ts';
import type { TypedFastify } from './typed-fastify.ts';

/** Its own scripts and styles and nothing else; pictures that it draws itself (QR codes, exports) are blobs. */
const headers: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** Mounts the built console; nothing where it is not built. */
export function mountConsole(app: TypedFastify, folder: string): void {
  mountPage(app, folder, { place: '/console', headers, hasScreens: true });
}
