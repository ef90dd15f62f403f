// SPDX-License-Identifier: GPL-3.0-only
// The pages of `bluezone start`: the tour at "/", the citizen's app at "/app/". Each with the narrowest policy under which it
// can do its work.
import { type BluezoneServer, mountPage } from '@bluezone/server';

type Fastify = BluezoneServer['fastify'];

const everyPage = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};

export const tourHeaders: Readonly<Record<string, string>> = {
  ...everyPage,
  'content-security-policy':
    "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'",
};

/** The app compiles its matcher (WebAssembly), scans codes by camera, and makes files and pictures for its owner. */
const appHeaders: Readonly<Record<string, string>> = {
  ...everyPage,
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'permissions-policy': 'camera=(self), geolocation=(), microphone=()',
};

/** Mounts the tour's files. */
export function mountTourPage(fastify: Fastify, folder: string): void {
  mountPage(fastify, folder, { place: '', headers: tourHeaders, hasScreens: false });
}

/** Mounts the citizen's app, whose screens have addresses of their own below /app/; nothing when it is not built. */
export function mountCitizenApp(fastify: Fastify, folder: string): void {
  mountPage(fastify, folder, { place: '/app', headers: appHeaders, hasScreens: true });
}
