// SPDX-License-Identifier: GPL-3.0-only
// What other desks may ask of a desk over HTTP: /desk/v1/…, on a listener of its own that no phone can reach.
import { deskAnswerLength, deskPostLength, type Result, utf8Text } from '@bluezone/protocol';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { directivesSchema, type InForce, inForceSchema } from '../directives/told-directives.ts';
import { binary, describe } from '../http/describe-route.ts';
import { addOctetScope } from '../http/octet-scope.ts';
import { sendProblem } from '../http/problem.ts';
import type { TypedFastify } from '../http/typed-fastify.ts';
import type { BackDeskLink, CasesLink, MeetingsLink, RegistrationLink } from './links.ts';
import {
  decodeClaimName,
  decodeReportedTags,
  decodeSpend,
  decodeTagList,
  encodeFoundTags,
  longestAdd,
  longestSpend,
  longestTagList,
} from './meetings-bytes.ts';

const tag = 'desks';
const octets = 'application/octet-stream';
const security = 'link';

const issuer = Type.Object({
  id: Type.Integer({ minimum: 1, maximum: 255 }),
  purpose: Type.Union([Type.Literal('upload'), Type.Literal('claim')]),
  epoch: Type.Integer({ minimum: 0, maximum: 100_000 }),
  publicKey: Type.String({ maxLength: 800, description: 'SubjectPublicKeyInfo of RSA-2048, base64' }),
});
const postKey = Type.Object({
  id: Type.Integer({ minimum: 1, maximum: 255 }),
  desk: Type.Union([Type.Literal('door'), Type.Literal('cases'), Type.Literal('registration')]),
  publicKey: Type.String({ maxLength: 64, description: 'X25519, 32 bytes in base64' }),
});

/** What a desk answers when it is asked for its public keys. */
export const publishedKeysSchema = Type.Object({
  issuers: Type.Array(issuer, { maxItems: 8 }),
  posts: Type.Array(postKey, { maxItems: 6 }),
});

/** What the registration desk answers when it is asked for the size of the community. */
export const communitySchema = Type.Object({
  registered: Type.Integer({ minimum: 0 }),
  day: Type.Integer({ minimum: 0, description: 'UTC day of the count, days since 1970' }),
});

/** Adds what both issuing desks are asked. */
function addBackDeskLink(app: TypedFastify, desk: 'cases' | 'registration', link: BackDeskLink): void {
  const name = desk === 'cases' ? 'Cases' : 'Registration';
  app.get(
    `/desk/v1/${desk}/keys`,
    {
      schema: describe(
        {
          ...{ operationId: `get${name}Keys`, tag, security, problems: [] },
          summary: `Public keys of the ${desk} desk, for the signed configuration`,
        },
        { 200: publishedKeysSchema },
      ),
    },
    async () => {
      const { issuers, posts } = await link.publishedKeys();
      return { issuers: [...issuers], posts: [...posts] };
    },
  );
  addOctetScope(app, deskPostLength, (scope) => {
    scope.post(
      `/desk/v1/${desk}/post`,
      {
        bodyLimit: deskPostLength,
        config: { tellsOfPhones: true },
        schema: describe(
          {
            ...{ operationId: `forwardTo${name}`, tag, security, consumes: octets },
            summary: `What a phone sealed to the ${desk} desk, ${deskPostLength} bytes`,
            problems: ['post.size', 'request.too-large', 'request.media-type'],
          },
          { 200: binary(octets, `${deskAnswerLength} bytes, sealed to the phone`) },
        ),
      },
      async (request, reply) => {
        const body = request.body as Buffer | undefined;
        if (body?.length !== deskPostLength) return sendProblem(reply, { code: 'post.size' });
        const answer = await link.forward(new Uint8Array(body));
        return reply.header('content-type', octets).send(Buffer.from(answer));
      },
    );
  });
}

/** Bytes of what the exposure desk says is in force. */
const inForceLimit = 128 * 1024;

/** Mounts /desk/v1/cases/…. */
export function addCasesLink(app: TypedFastify, link: CasesLink): void {
  addBackDeskLink(app, 'cases', link);
  app.get(
    '/desk/v1/cases/directives',
    {
      schema: describe(
        {
          ...{ operationId: 'getDirectives', tag, security, problems: [] },
          summary: 'What staff of the health authority direct that phones be told',
        },
        { 200: directivesSchema },
      ),
    },
    async () => link.directives(),
  );
  addOctetScope(app, inForceLimit, (scope) => {
    scope.post(
      '/desk/v1/cases/in-force',
      {
        bodyLimit: inForceLimit,
        schema: describe(
          {
            ...{ operationId: 'tellInForce', tag, security, consumes: octets },
            summary: 'What phones are told now, as JSON, for the staff to see',
            problems: ['request.too-large', 'request.media-type'],
          },
          { 204: Type.Null({ description: 'Noted' }) },
        ),
      },
      async (request, reply) => {
        const told = inForceOf(new Uint8Array((request.body as Buffer | undefined) ?? []));
        if (told === undefined) return sendProblem(reply, { code: 'request.layout' });
        await link.tellInForce(told);
        return reply.code(204).send();
      },
    );
  });
}

function inForceOf(bytes: Uint8Array): InForce | undefined {
  try {
    const value: unknown = JSON.parse(utf8Text(bytes) ?? '');
    return Value.Check(inForceSchema, value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Mounts /desk/v1/registration/…. */
export function addRegistrationLink(app: TypedFastify, link: RegistrationLink): void {
  addBackDeskLink(app, 'registration', link);
  app.get(
    '/desk/v1/registration/community',
    {
      schema: describe(
        {
          ...{ operationId: 'getCommunity', tag, security, problems: [] },
          summary: 'How many phones are registered, counted once a day',
        },
        { 200: communitySchema },
      ),
    },
    async () => ({ ...(await link.community()) }),
  );
}

/** Mounts /desk/v1/meetings/…. */
export function addMeetingsLink(app: TypedFastify, link: MeetingsLink): void {
  /** One call: reads the body, does it, answers bytes or nothing. */
  function call<T>(
    name: string,
    summary: string,
    limit: number,
    decode: (bytes: Uint8Array) => Result<T>,
    act: (value: T) => Promise<Uint8Array | undefined>,
  ): void {
    addOctetScope(app, limit, (scope) => {
      scope.post(
        `/desk/v1/meetings/${name}`,
        {
          bodyLimit: limit,
          config: { tellsOfPhones: true },
          schema: describe(
            {
              ...{ operationId: `meetings${name[0]?.toUpperCase()}${name.slice(1)}`, summary, tag, security },
              ...{ consumes: octets, problems: ['request.too-large', 'request.media-type'] },
            },
            { 200: binary(octets, 'Found tags, 51 bytes each'), 204: Type.Null({ description: 'Done' }) },
          ),
        },
        async (request, reply): Promise<FastifyReply> => {
          const value = decode(new Uint8Array((request.body as Buffer | undefined) ?? []));
          if (!value.ok) return sendProblem(reply, value);
          const answer = await act(value.value);
          return answer === undefined
            ? reply.code(204).send()
            : reply.header('content-type', octets).send(Buffer.from(answer));
        },
      );
    });
  }
  call('add', 'Adds reported tags, 18 bytes each', longestAdd, decodeReportedTags, async (tags) => {
    await link.add(tags);
    return undefined;
  });
  call(
    'find',
    'Those of some tags (12 bytes each) that were published',
    longestTagList,
    decodeTagList,
    async (tags) => encodeFoundTags(await link.find(tags)),
  );
  call(
    'spend',
    'Spends tags for a claim: name 32, UTC day u32, tags',
    longestSpend,
    decodeSpend,
    async (asked) => encodeFoundTags(await link.spend(asked.tags, asked.claim, asked.utcDay)),
  );
  call('release', 'Gives back what a claim (32 bytes) spent', 32, decodeClaimName, async (claim) => {
    await link.release(claim);
    return undefined;
  });
  call('spent', 'All tags that a claim (32 bytes) spent', 32, decodeClaimName, async (claim) =>
    encodeFoundTags(await link.spentBy(claim)),
  );
  call('remove', 'Deletes tags', longestTagList, decodeTagList, async (tags) => {
    await link.remove(tags);
    return undefined;
  });
}
