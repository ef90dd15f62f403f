// SPDX-License-Identifier: GPL-3.0-only
// What phones fetch and send. The same for everybody; no cookie, no header of theirs is read.
import { fail, postLength } from '@bluezone/protocol';
import { Type } from 'typebox';
import { type FrontDoor, takePost } from '../exposure/front-door.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import type { RememberedIndex } from '../publishing/remember-index.ts';
import type { Store } from '../store/store.ts';
import { sendProblem } from './problem.ts';
import type { TypedFastify } from './typed-fastify.ts';

export interface PublicRoutes {
  readonly exposure: Store['exposure'];
  readonly index: RememberedIndex;
  readonly objects: ObjectStore;
  readonly door: FrontDoor;
  readonly clock: () => number;
  readonly answerDelayMs: number;
  readonly indexMaxAgeSeconds: number;
  /** Waits until a unix time in milliseconds. */
  readonly pause: (untilMs: number) => Promise<void>;
}

const hashName = (extension: string) =>
  Type.Object({ name: Type.String({ pattern: `^[0-9a-f]{64}\\.${extension}$` }) });
const immutable = 'public, max-age=31536000, immutable';

/** Mounts /v1/index, /v1/exports, /v1/configurations, /v1/post and /v1/health. */
export function addPublicRoutes(app: TypedFastify, parts: PublicRoutes): void {
  app.get('/v1/health', async () => {
    await parts.exposure.selectFrom('community').select('id').limit(1).execute();
    return { status: 'ok' };
  });

  app.get('/v1/index', async (_request, reply) => {
    const index = await parts.index.current();
    if (index === undefined) return sendProblem(reply, fail('request.not-found', 'nothing is published yet'));
    return reply
      .header('content-type', 'application/octet-stream')
      .header('cache-control', `public, max-age=${parts.indexMaxAgeSeconds}`)
      .header('etag', `"${index.hash}"`)
      .send(Buffer.from(index.content));
  });

  const serve = (folder: string, extension: string, contentType: string) =>
    app.get(`/v1/${folder}/:name`, { schema: { params: hashName(extension) } }, async (request, reply) => {
      const { name } = request.params as { name: string };
      const bytes = await parts.objects.get(`${folder}/${name}`);
      if (bytes === undefined)
        return sendProblem(reply, fail('request.not-found', 'there is no such file, or not any more'));
      return reply
        .header('content-type', contentType)
        .header('cache-control', immutable)
        .send(Buffer.from(bytes));
    });
  serve('exports', 'zip', 'application/zip');
  serve('configurations', 'json', 'application/json; charset=utf-8');

  app.post('/v1/post', { bodyLimit: postLength }, async (request, reply) => {
    const arrived = parts.clock();
    const body = request.body;
    if (!Buffer.isBuffer(body) || body.length !== postLength)
      return sendProblem(
        reply,
        fail('post.size', `a post is application/octet-stream of exactly ${postLength} bytes`),
      );
    const answer = await takePost(parts.door, new Uint8Array(body), arrived);
    await parts.pause(arrived * 1000 + parts.answerDelayMs);
    return reply
      .header('content-type', 'application/octet-stream')
      .header('cache-control', 'no-store')
      .send(Buffer.from(answer));
  });
}
