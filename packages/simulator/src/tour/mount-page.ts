// SPDX-License-Identifier: GPL-3.0-only
// The pages of `bluezone start`: the tour at "/", the citizen's app at "/app/". Each with the narrowest policy under which it
// can do its work.
import type { BluezoneServer } from '@bluezone/server';
import { pageAnswer } from './page-answer.ts';
import { pageFiles } from './page-files.ts';

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

const appPlace = '/app';

/** Mounts the tour's files. */
export function mountTourPage(fastify: Fastify, folder: string): void {
  const files = pageFiles(folder);
  for (const path of files.keys())
    fastify.route({ method: 'GET', url: path, handler: handlerOf(files, tourHeaders, '', false) });
}

/** Mounts the citizen's app, whose screens have addresses of their own below /app/; nothing when it is not built. */
export function mountCitizenApp(fastify: Fastify, folder: string): void {
  const files = pageFiles(folder);
  if (files.size === 0) return;
  fastify.route({
    method: 'GET',
    url: appPlace,
    handler: async (_request, reply) => reply.headers(appHeaders).redirect(`${appPlace}/`, 308),
  });
  const handler = handlerOf(files, appHeaders, appPlace, true);
  fastify.route({ method: 'GET', url: `${appPlace}/*`, handler });
}

type Handler = Parameters<Fastify['route']>[0]['handler'];

function handlerOf(
  files: ReturnType<typeof pageFiles>,
  headers: Readonly<Record<string, string>>,
  place: string,
  hasScreens: boolean,
): Handler {
  return async (request, reply) => {
    const path = request.url.split('?', 1)[0]?.slice(place.length) || '/';
    const { accept, 'accept-encoding': acceptEncoding, 'if-none-match': ifNoneMatch } = request.headers;
    const answer = await pageAnswer(files, { path, accept, acceptEncoding, ifNoneMatch }, hasScreens);
    if (answer === null) return reply.callNotFound();
    return reply
      .code(answer.status)
      .headers({ ...headers, ...answer.headers })
      .send(answer.body ?? undefined);
  };
}
