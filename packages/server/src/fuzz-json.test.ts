// SPDX-License-Identifier: GPL-3.0-only
// Every JSON call of every listener, fuzzed from its own description: no failure of ours, no crash, nothing that was sent
// said again, no memory kept.
import { errorCatalogue } from '@bluezone/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCasesRole } from './desks/cases-role.ts';
import { linkListener } from './desks/link-listener.ts';
import { createMeetingsRole } from './desks/meetings-role.ts';
import { createRegistrationRole } from './desks/registration-role.ts';
import { fastifyInstance } from './http/fastify-instance.ts';
import { addDescribedRoutes } from './http/openapi.ts';
import { addOperationsRoutes } from './http/operations-routes.ts';
import { deskMetrics } from './http/request-metrics.ts';
import type { TypedFastify } from './http/typed-fastify.ts';
import { silentLog } from './log.ts';
import { demoSettings } from './settings.ts';
import { bodies, canary, fitting, type JsonSchema } from './testing/arbitrary-of-schema.ts';
import { heapInUse } from './testing/heap-in-use.ts';
import { signedIn } from './testing/staff-session.ts';
import { type TestServer, testServer } from './testing/test-server.ts';

const linkSecret = 'ab'.repeat(32);
const runsPerCall = 60;
/** Megabytes. */
const heapPerCall = 0.8;

interface Call {
  readonly app: TypedFastify;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly params: Readonly<Record<string, JsonSchema>>;
  readonly query: Readonly<Record<string, JsonSchema>>;
  readonly body: JsonSchema | undefined;
  readonly bearer: string;
}

interface Described {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            readonly parameters?: readonly { in: string; name: string; schema: JsonSchema }[];
            readonly requestBody?: { readonly content: Readonly<Record<string, { schema: JsonSchema }>> };
          }
        >
      >
    >
  >;
}

async function callsOf(app: TypedFastify, bearerFor: (path: string) => string): Promise<Call[]> {
  const headers = { authorization: `Bearer ${bearerFor('/openapi.json')}` };
  const answer = await app.inject({ url: '/openapi.json', headers });
  const { paths } = answer.json<Described>();
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody }]): Call => {
      const named = (where: string) =>
        Object.fromEntries(
          parameters.flatMap((each) => (each.in === where ? [[each.name, each.schema]] : [])),
        );
      return {
        ...{ app, path, bearer: bearerFor(path), method: method.toUpperCase() as Call['method'] },
        ...{ params: named('path'), query: named('query') },
        body: requestBody?.content['application/json']?.schema,
      };
    }),
  );
}

/** Who may do most of what is asked at a path. Whoever leaves is nobody else, since their session ends. */
function roleFor(path: string): 'supervisor' | 'administrator' | 'auditor' | 'leaving' {
  if (path === '/v1/staff/logout') return 'leaving';
  if (path.startsWith('/v1/staff/accounts')) return 'administrator';
  return path.startsWith('/v1/audit') ? 'auditor' : 'supervisor';
}

async function everyCall(t: TestServer): Promise<Call[]> {
  const tokens = {
    supervisor: (await signedIn(t)).token,
    administrator: (await signedIn(t, { username: 'admin', role: 'administrator' })).token,
    auditor: (await signedIn(t, { username: 'auditor', role: 'auditor' })).token,
    leaving: (await signedIn(t, { username: 'leaving' })).token,
  };
  const parts = {
    store: t.store,
    settings: demoSettings(),
    clock: () => t.now,
    random: t.random,
    log: silentLog,
  };
  const links = linkListener(silentLog, [linkSecret]);
  addDescribedRoutes(links, 'links', (scope) => {
    createCasesRole({ ...parts, keys: t.keys.cases }).addLinkRoutes(scope);
    createRegistrationRole({
      ...{ ...parts, keys: t.keys.registration, senders: [], claimTokenPeriodDays: () => 14 },
    }).addLinkRoutes(scope);
    createMeetingsRole(parts).addLinkRoutes(scope);
  });
  const operations = fastifyInstance(silentLog);
  addDescribedRoutes(operations, 'operations', (scope) =>
    addOperationsRoutes(scope, { check: async () => {}, metrics: deskMetrics('all', () => t.now) }),
  );
  return [
    ...(await callsOf(t.server.fastify, (path) => tokens[roleFor(path)])),
    ...(await callsOf(links, () => linkSecret)),
    ...(await callsOf(operations, () => '')),
  ];
}

const oddText = fc.oneof(
  fc.constantFrom(
    '..',
    '%2e%2e%2f',
    '%00',
    canary,
    '%E0%A4%A',
    '{}',
    '0'.repeat(200),
    '__proto__',
    'a b',
    '*',
  ),
  fc
    .string({ maxLength: 40 })
    .map((text) => encodeURIComponent(text.replace(/[\ud800-\udfff]/g, '')) || '%20'),
);

const requestOf = ({ path, params, query, body, bearer }: Call) =>
  fc
    .record({
      texts: fc.record(
        Object.fromEntries(
          Object.entries(params).map(([name, schema]) => [
            name,
            fc.oneof(
              fitting(schema).map((value) => encodeURIComponent(String(value))),
              oddText,
            ),
          ]),
        ),
      ),
      query: fc.oneof(
        fc.constant(''),
        fc
          .tuple(fc.constantFrom(...Object.keys(query), canary), oddText)
          .map(([name, text]) => `?${name}=${text}`),
      ),
      payload: body === undefined ? fc.constant(undefined) : bodies(body),
      type: fc.oneof(
        { weight: 8, arbitrary: fc.constant('application/json') },
        {
          weight: 1,
          arbitrary: fc.constantFrom(
            'application/json; charset=utf-16',
            'text/plain',
            'application/octet-stream',
            'multipart/form-data; boundary=x',
            `x/${canary}`,
            '',
          ),
        },
      ),
      session: fc.oneof(
        { weight: 6, arbitrary: fc.constant(`Bearer ${bearer}`) },
        {
          weight: 1,
          arbitrary: fc.constantFrom('', 'Bearer', `Bearer ${canary}`, `Basic ${'A'.repeat(3000)}`),
        },
      ),
      language: fc.constantFrom('vi', 'en', canary, ',;q=,', '*'),
    })
    .map(({ texts, query: asked, ...rest }) => ({
      url:
        path.replace(/\{(\w+)\}/g, (_all, name: string) => String((texts as Record<string, unknown>)[name])) +
        asked,
      ...rest,
    }));

test('every JSON call, whatever it is sent, is answered well or refused as a problem', async () => {
  const t = await testServer({ staffFailures: 100_000 });
  const calls = await everyCall(t);
  const statuses = new Map<number, number>();
  let asked = 0;
  const ask = async (call: Call, runs: number, seed: number) => {
    await fc.assert(
      fc.asyncProperty(requestOf(call), async ({ url, payload, type, session, language }) => {
        const answer = await call.app.inject({
          ...{ method: call.method, url },
          headers: {
            'accept-language': language,
            ...(type === '' || payload === undefined ? {} : { 'content-type': type }),
            ...(session === '' ? {} : { authorization: session }),
          },
          ...(payload === undefined ? {} : { payload }),
        });
        asked++;
        statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1);
        expect(answer.statusCode).toBeLessThan(500);
        expect(answer.headers['x-content-type-options']).toBe('nosniff');
        if (answer.statusCode < 400) return;
        expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
        const problem = answer.json();
        expect(Object.keys(errorCatalogue)).toContain(problem.code);
        expect(answer.body).not.toContain(canary);
      }),
      { numRuns: runs, seed },
    );
  };
  for (const call of calls) await ask(call, 5, 1);
  const before = await heapInUse();
  for (const call of calls) await ask(call, runsPerCall, 2);
  const grown = (await heapInUse()) - before;
  expect(t.errors).toEqual([]);
  // The rows that good calls leave lie in this process too.
  expect(grown).toBeLessThan(calls.length * heapPerCall);
  const good = [...statuses].reduce((sum, [status, count]) => (status < 400 ? sum + count : sum), 0);
  expect(good).toBeGreaterThan(asked / 10);
  const told = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
  process.stdout.write(
    `fuzz, JSON: ${calls.length} calls, ${asked} requests, none failed (${told.join(', ')}); heap grew by ${grown.toFixed(1)} MB\n`,
  );
}, 120_000);
