// SPDX-License-Identifier: GPL-3.0-only
import { fastifyInstance } from '../http/fastify-instance.ts';
import { sendProblem } from '../http/problem.ts';
import type { TypedFastify } from '../http/typed-fastify.ts';
import type { ServerLog } from '../log.ts';
import { bearsSecret, type LinkSecrets } from './link-secret.ts';

/** A listener for other desks alone: whoever lacks the secret learns nothing, not even what is there. */
export function linkListener(log: ServerLog, secrets: LinkSecrets): TypedFastify {
  const app = fastifyInstance(log);
  app.addHook('onRequest', async (request, reply) => {
    if (bearsSecret(request.headers.authorization, secrets)) return;
    return sendProblem(reply.header('www-authenticate', 'Bearer'), { code: 'link.secret' });
  });
  return app;
}
