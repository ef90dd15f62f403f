// SPDX-License-Identifier: GPL-3.0-only
// Built pages on a listener: their files below one address, and a page's own screens where it has any. Each page is given the
// narrowest policy under which it can do its work.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { pageAnswer } from './page-answer.ts';
import { pageFiles } from './page-files.ts';
import type { TypedFastify } from './typed-fastify.ts';

export interface MountedPage {
  /** "/app"; "" mounts each file by its own path. */
  readonly place: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether addresses below it that are no file are screens of the page. */
  readonly hasScreens: boolean;
}

/** Mounts a built page; nothing where it is not built. @returns whether there is one */
export function mountPage(app: TypedFastify, folder: string, page: MountedPage): boolean {
  const { place, headers, hasScreens } = page;
  const files = pageFiles(folder);
  if (files.size === 0) return false;
  const handler = async (request: FastifyRequest, reply: FastifyReply) => {
    const path = request.url.split('?', 1)[0]?.slice(place.length) || '/';
    const { accept, 'accept-encoding': acceptEncoding, 'if-none-match': ifNoneMatch } = request.headers;
    const answer = await pageAnswer(files, { path, accept, acceptEncoding, ifNoneMatch }, hasScreens);
    if (answer === null) return reply.callNotFound();
    return reply
      .code(answer.status)
      .headers({ ...headers, ...answer.headers })
      .send(answer.body ?? undefined);
  };
  if (place === '') {
    for (const path of files.keys()) app.route({ method: 'GET', url: path, handler });
    return true;
  }
  app.route({
    method: 'GET',
    url: place,
    handler: async (_request, reply) => reply.headers(headers).redirect(`${place}/`, 308),
  });
  app.route({ method: 'GET', url: `${place}/*`, handler });
  return true;
}
