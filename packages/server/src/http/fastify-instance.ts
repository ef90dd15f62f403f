// SPDX-License-Identifier: GPL-3.0-only
// Fastify as this server runs it: no request log, small bodies, and every fault of a client told as a problem.
import { postLength } from '@bluezone/protocol';
import fastify, { type FastifyError } from 'fastify';
import type { ServerLog } from '../log.ts';
import { sendProblem } from './problem.ts';
import type { TypeBoxProvider, TypedFastify } from './typed-fastify.ts';

const jsonLimit = 16 * 1024;

/** A Fastify that logs nothing of requests and answers problem+json to whatever it cannot serve. */
export function fastifyInstance(log: ServerLog): TypedFastify {
  const app = fastify({
    logger: false,
    bodyLimit: jsonLimit,
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 128 },
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
    frameworkErrors: (error, _request, reply) => {
      sendProblem(reply, { code: 'request.layout', detail: clientFault(error) });
    },
  }).withTypeProvider<TypeBoxProvider>();
  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: postLength },
    (_request, body, done) => done(null, body),
  );
  app.setNotFoundHandler((_request, reply) =>
    sendProblem(reply, { code: 'request.not-found', detail: 'there is nothing at this address' }),
  );
  app.setErrorHandler<FastifyError>((error, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status === 413)
      return sendProblem(reply, { code: 'request.too-large', detail: 'the body is too large' });
    if (status >= 400 && status < 500)
      return sendProblem(reply, { code: 'request.layout', detail: clientFault(error) });
    log.error('a request met a bug', error);
    return sendProblem(reply, { code: 'server.bug', detail: 'the server failed; try again later' });
  });
  return app;
}

/** What was wrong, naming the field but never repeating what was sent. */
function clientFault(error: FastifyError): string {
  const first = error.validation?.[0];
  if (first !== undefined) {
    const field = first.instancePath === '' ? 'the body' : first.instancePath.slice(1);
    return first.keyword === 'required'
      ? `${field} ${first.message ?? 'lacks a field'}`
      : `${field} is not valid`;
  }
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return 'this content type is not served here';
  return 'the request is malformed';
}
