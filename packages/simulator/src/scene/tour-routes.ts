// SPDX-License-Identifier: GPL-3.0-only
// The control interface of the tour and its page. Mounted by `bluezone start` alone: it acts for patients, staff and
// contacts, which no real server may.
import type { BluezoneServer } from '@bluezone/server';
import { pageFiles } from './page-files.ts';
import { isSameOrigin, type RequestOrigin } from './same-origin.ts';
import type { Scene } from './scene.ts';
import { scenePeople } from './scene-script.ts';

export interface TourParts {
  /** The scene, once it is open. */
  readonly scene: () => Scene | null;
  /** Where the built page lies. */
  readonly pageFolder: string;
}

const pageHeaders = {
  'content-security-policy':
    "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};

type Fastify = BluezoneServer['fastify'];

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
}

const foreign: Refusal = {
  status: 403,
  code: 'tour.origin',
  detail: 'only the page of this server on this machine may ask',
};
const opening: Refusal = { status: 503, code: 'tour.opening', detail: 'the scene is being opened' };
const busy: Refusal = {
  status: 409,
  code: 'tour.busy',
  detail: 'this cannot be done now; look at the state',
};
const malformed: Refusal = { status: 400, code: 'request.layout', detail: 'the request is malformed' };

/** Mounts GET /tour/state, POST /tour/step, POST /tour/restart and the page's files. */
export function mountTour(fastify: Fastify, { scene, pageFolder }: TourParts): void {
  const guarded = (
    method: 'GET' | 'POST',
    url: string,
    answer: (open: Scene, input: unknown) => Promise<unknown>,
  ) =>
    fastify.route({
      method,
      url,
      handler: async (request, reply) => {
        reply.headers({ ...pageHeaders, 'cache-control': 'no-store' });
        const { host, origin, 'sec-fetch-site': site } = request.headers;
        const said: RequestOrigin = {
          host,
          origin,
          fetchSite: typeof site === 'string' ? site : undefined,
          port: request.socket.localPort,
        };
        const open = scene();
        const answered = !isSameOrigin(said)
          ? foreign
          : open === null
            ? opening
            : await answer(open, method === 'GET' ? request.query : request.body);
        const { status = 200, ...body } = answered as Partial<Refusal>;
        return reply.code(isRefusal(answered) ? status : 200).send(isRefusal(answered) ? body : answered);
      },
    });

  guarded('GET', '/tour/state', async (open, query) => {
    const text = fieldOf(query, 'phone');
    if (text === undefined) return open.view(null);
    const phone = typeof text === 'string' && /^\d$/.test(text) ? Number(text) : Number.NaN;
    return phone < scenePeople ? open.view(phone) : malformed;
  });
  guarded('POST', '/tour/step', async (open, body) => {
    const step = fieldOf(body, 'step');
    if (typeof step !== 'string') return malformed;
    return open.beginStep(step) ? open.view(null) : busy;
  });
  guarded('POST', '/tour/restart', async (open) => (open.beginAgain() ? open.view(null) : busy));

  for (const [path, read] of pageFiles(pageFolder))
    fastify.route({
      method: 'GET',
      url: path,
      handler: async (_request, reply) => {
        const { bytes, contentType, cacheControl } = read();
        return reply
          .headers({ ...pageHeaders, 'cache-control': cacheControl })
          .type(contentType)
          .send(bytes);
      },
    });
}

function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'status' in value && 'code' in value;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
