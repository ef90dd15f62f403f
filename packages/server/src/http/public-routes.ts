// SPDX-License-Identifier: GPL-3.0-only
// What phones fetch and send. The same for everybody; no cookie, no header of theirs is read.
import { answerLength, fail, postLength } from '@bluezone/protocol';
import { Type } from 'typebox';
import { type FrontDoor, takePost } from '../exposure/front-door.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import type { RememberedIndex } from '../publishing/remember-index.ts';
import type { Store } from '../store/store.ts';
import { binary, describe } from './describe-route.ts';
import { addOctetScope } from './octet-scope.ts';
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

const tag = 'phones';
const octets = 'application/octet-stream';
const hashName = (extension: string) =>
  Type.Object({
    name: Type.String({
      pattern: `^[0-9a-f]{64}\\.${extension}$`,
      description: 'SHA-256 of the file in hexadecimal',
    }),
  });
const health = Type.Object({ status: Type.Literal('ok') });
const immutable = 'public, max-age=31536000, immutable';

const viewOf = ({ buffer, byteOffset, length }: Buffer) => new Uint8Array(buffer, byteOffset, length);
const bufferOver = ({ buffer, byteOffset, length }: Uint8Array) => Buffer.from(buffer, byteOffset, length);

/** Mounts /v1/index, /v1/exports, /v1/configurations, /v1/post and /v1/health. */
export function addPublicRoutes(app: TypedFastify, parts: PublicRoutes): void {
  app.get(
    '/v1/health',
    {
      schema: describe(
        { operationId: 'getHealth', summary: 'Whether the front door can do its work', tag, problems: [] },
        { 200: health },
      ),
    },
    async () => {
      await parts.exposure.selectFrom('community').select('id').limit(1).execute();
      return { status: 'ok' as const };
    },
  );

  app.get(
    '/v1/index',
    {
      schema: describe(
        {
          operationId: 'getIndex',
          summary: 'The newest signed index, the same for everybody',
          tag,
          problems: ['request.not-found'],
        },
        { 200: binary(octets, 'A line "BZ-INDEX-1 keyId signature", then JSON (docs/protocol.md)') },
      ),
    },
    async (_request, reply) => {
      const index = await parts.index.current();
      if (index === undefined)
        return sendProblem(reply, fail('request.not-found', 'nothing is published yet'));
      return reply
        .header('content-type', octets)
        .header('cache-control', `public, max-age=${parts.indexMaxAgeSeconds}`)
        .header('etag', `"${index.hash}"`)
        .send(Buffer.from(index.content));
    },
  );

  const serve = (folder: string, extension: string, contentType: string, what: string, operationId: string) =>
    app.get(
      `/v1/${folder}/:name`,
      {
        schema: {
          params: hashName(extension),
          ...describe(
            { operationId, summary: what, tag, problems: ['request.not-found'] },
            { 200: binary(contentType.split(';')[0] as string, what) },
          ),
        },
      },
      async (request, reply) => {
        const { name } = request.params as { name: string };
        const bytes = await parts.objects.get(`${folder}/${name}`);
        if (bytes === undefined)
          return sendProblem(reply, fail('request.not-found', 'there is no such file, or not any more'));
        return reply
          .header('content-type', contentType)
          .header('cache-control', immutable)
          .send(Buffer.from(bytes));
      },
    );
  serve('exports', 'zip', 'application/zip', 'A signed file of published keys', 'getExport');
  serve(
    'configurations',
    'json',
    'application/json; charset=utf-8',
    'A configuration, named by the index through its hash',
    'getConfiguration',
  );

  addOctetScope(app, postLength, (scope) => {
    scope.post(
      '/v1/post',
      {
        bodyLimit: postLength,
        schema: describe(
          {
            operationId: 'post',
            summary: 'Everything a phone sends about health, and as much that is nothing',
            description: `Exactly ${postLength} sealed bytes, answered with ${answerLength} sealed bytes one second later, whatever they were.`,
            ...{ tag, consumes: octets },
            problems: ['post.size', 'request.too-large', 'request.media-type'],
          },
          { 200: binary(octets, `${answerLength} bytes, sealed to the sender`) },
        ),
      },
      async (request, reply) => {
        const arrived = parts.clock();
        const body = request.body as Buffer | undefined;
        if (body?.length !== postLength)
          return sendProblem(reply, fail('post.size', `a post has exactly ${postLength} bytes`));
        const answer = await takePost(parts.door, viewOf(body), arrived);
        await parts.pause(arrived * 1000 + parts.answerDelayMs);
        return reply.header('content-type', octets).send(bufferOver(answer));
      },
    );
  });
}
