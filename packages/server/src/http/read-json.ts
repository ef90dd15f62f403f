// SPDX-License-Identifier: GPL-3.0-only
import type { FastifyInstance } from 'fastify';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** U+0000 in a text: no database of ours can keep it. */
const nul = /\\u0000/;

/**
 * Reads JSON as Fastify does, without a place for prototypes, and refuses bytes that are not UTF-8 instead of mending them,
 * and texts that hold U+0000.
 */
export function readStrictJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    let text: string;
    try {
      text = strict.decode(body as Buffer);
    } catch {
      done(Object.assign(new Error('the body is not UTF-8'), { statusCode: 400 }), undefined);
      return;
    }
    if (nul.test(text)) {
      done(Object.assign(new Error('a text holds U+0000'), { statusCode: 400 }), undefined);
      return;
    }
    parse(request, text, done);
  });
}
