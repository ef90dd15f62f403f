// SPDX-License-Identifier: GPL-3.0-only
// Fastify as every listener of ours runs it: no request log, small bodies, little patience, and every fault of a client
// told as a problem.
import fastify, { type FastifyError, type FastifyRequest } from 'fastify';
import { isUnavailable } from '../desks/desk-unavailable.ts';
import type { ServerLog } from '../log.ts';
import { problemSchema, sendProblem, type ToldFailure } from './problem.ts';
import { answerBrokenRequest } from './raw-problem.ts';
import { readStrictJson } from './read-json.ts';
import { securityHeaders } from './security-headers.ts';
import { ServedMethods } from './served-methods.ts';
import type { TypeBoxProvider, TypedFastify } from './typed-fastify.ts';

const everyAnswer = { ...securityHeaders, 'cache-control': 'no-store' };

/**
 * Connections that may wait to be accepted: with every answer held back for a second, a front door has thousands, and
 * they come back together after a restart. The system's own limit (net.core.somaxconn) is as high.
 */
export const listenBacklog = 4096;

/** Bytes of a JSON body where a route does not say less. */
const jsonLimit = 16 * 1024;

/** How long a client may take. A slow one gets its connection closed, whatever it sends. */
export interface Patience {
  /** For the headers, milliseconds. */
  readonly headersMs: number;
  /** For a whole request, milliseconds. */
  readonly requestMs: number;
  /** For a connection on which nothing moves, milliseconds. */
  readonly idleMs: number;
}

const patience: Patience = { headersMs: 10_000, requestMs: 30_000, idleMs: 75_000 };

/** A Fastify that logs nothing of requests and answers problem+json to whatever it cannot serve. */
export function fastifyInstance(
  log: ServerLog,
  { headersMs, requestMs, idleMs }: Patience = patience,
): TypedFastify {
  const served = new ServedMethods();
  const app = fastify({
    logger: false,
    bodyLimit: jsonLimit,
    requestTimeout: requestMs,
    keepAliveTimeout: idleMs,
    connectionTimeout: idleMs,
    return503OnClosing: false,
    routerOptions: { maxParamLength: 128 },
    http: {
      headersTimeout: headersMs,
      // Node looks for overdue requests this often.
      connectionsCheckingInterval: Math.max(50, Math.min(5000, headersMs / 2)),
      maxHeaderSize: 8192,
    },
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (error, _request, reply) => {
      sendProblem(reply, clientFault(error));
    },
  }).withTypeProvider<TypeBoxProvider>();
  app.addSchema(problemSchema);
  readStrictJson(app);
  app.addHook('onRoute', ({ method, url }) => served.add(url, [method].flat()));
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(everyAnswer);
    // No text of ours holds a NUL, and a database takes none.
    if (request.url.includes('%00')) sendProblem(reply, { code: 'request.layout' });
    else done();
  });
  app.setNotFoundHandler((request, reply) => {
    const allowed = served.at(pathOf(request));
    if (allowed.length === 0 || allowed.includes(request.method))
      return sendProblem(reply, { code: 'request.not-found' });
    reply.header('allow', allowed.join(', '));
    return sendProblem(reply, { code: 'request.method' });
  });
  app.setErrorHandler<FastifyError>((error, _request, reply) => {
    if (isFaultOfClient(error)) return sendProblem(reply, clientFault(error));
    if (isUnavailable(error)) {
      log.ofDay.alert('a database or a desk is away');
      return sendProblem(reply, { code: 'store.unavailable' });
    }
    log.ofDay.error('a request met a bug', error);
    return sendProblem(reply, { code: 'server.bug' });
  });
  return app;
}

function pathOf(request: FastifyRequest): string {
  const path = request.url.split('?', 1)[0] ?? '';
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

function isFaultOfClient({ statusCode = 500 }: FastifyError): boolean {
  return statusCode >= 400 && statusCode < 500;
}

/** What was wrong, naming the field but never repeating what was sent. */
function clientFault(error: FastifyError): ToldFailure {
  if (error.statusCode === 413) return { code: 'request.too-large' };
  if (error.statusCode === 415) return { code: 'request.media-type' };
  if (error.statusCode === 408) return { code: 'request.timeout' };
  const [first] = error.validation ?? [];
  if (first === undefined) return { code: 'request.layout' };
  const where = error.validationContext === 'body' ? '' : (error.validationContext ?? '');
  const { missingProperty } = first.params as { missingProperty?: unknown };
  const missing = first.keyword === 'required' && typeof missingProperty === 'string';
  const pointer = `${where}#${first.instancePath}${missing ? `/${missingProperty}` : ''}`;
  return { code: 'request.layout', errors: [{ pointer, rule: first.keyword }] };
}
