// SPDX-License-Identifier: GPL-3.0-only
import type { TypedFastify } from './typed-fastify.ts';

/** Routes that take bytes (application/octet-stream) and nothing else: JSON is answered 415. */
export function addOctetScope(
  app: TypedFastify,
  bodyLimit: number,
  addRoutes: (scope: TypedFastify) => void,
): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit },
      (_request, body, done) => done(null, body),
    );
    addRoutes(scope as unknown as TypedFastify);
  });
}
