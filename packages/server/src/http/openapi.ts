// SPDX-License-Identifier: GPL-3.0-only
// Each listener describes itself (OpenAPI 3.1) out of the schemas by which it checks what comes in, at /openapi.json.
import swagger from '@fastify/swagger';
import type { Role } from '../desks/role.ts';
import type { TypedFastify } from './typed-fastify.ts';

/** What a listener is for. */
export type ListenerKind = Role | 'all' | 'links' | 'operations';

const titles: Readonly<Record<ListenerKind, string>> = {
  registration: 'Bluezone registration desk',
  cases: 'Bluezone cases desk',
  exposure: 'Bluezone exposure desk and front door',
  meetings: 'Bluezone meetings desk',
  all: 'Bluezone, all desks in one process',
  links: 'Bluezone, what desks ask each other',
  operations: 'Bluezone, for the operator’s own tools',
};

const description =
  'Every refusal is application/problem+json (RFC 9457) with a stable code, in Vietnamese or English by Accept-Language. ' +
  'No cookie is set or read but that of the console’s session, and no address is kept.';

const securitySchemes = {
  session: {
    type: 'http',
    scheme: 'bearer',
    description: 'Token of a staff session, from POST /v1/staff/login/second',
  },
  cookie: {
    type: 'apiKey',
    in: 'cookie',
    name: 'bz_staff',
    description:
      'The same in a browser, set for whoever sends "x-bluezone-console: 1" and "__Host-bz_staff" over HTTPS; all ' +
      'that changes something must send that header too. "x-bluezone-background: 1" keeps no session awake.',
  },
  link: { type: 'http', scheme: 'bearer', description: 'The secret that two desks share' },
} as const;

/** Adds routes and the description of those that have one. Call once for a listener. */
export function addDescribedRoutes(
  app: TypedFastify,
  kind: ListenerKind,
  addRoutes: (scope: TypedFastify) => void,
): void {
  app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: titles[kind], description, version: '1.0.0', license: { name: 'GPL-3.0-only' } },
      components: { securitySchemes },
    },
    // A body of bytes is checked by its route; here it is only told.
    transform: ({ schema, url }) => ({
      url,
      schema:
        schema?.consumes?.includes('application/octet-stream') && schema.body === undefined
          ? { ...schema, body: { type: 'string', format: 'binary', description: 'Bytes' } }
          : schema,
    }),
    refResolver: {
      buildLocalReference: (schema, _base, _fragment, i) => String(schema.$id ?? `schema-${i}`),
    },
  });
  app.register(async (plain) => {
    const scope = plain as unknown as TypedFastify;
    addRoutes(scope);
    scope.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) =>
      reply.header('cache-control', 'public, max-age=3600').send(app.swagger()),
    );
  });
}
