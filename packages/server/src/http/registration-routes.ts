// SPDX-License-Identifier: GPL-3.0-only
import { type Result, toBase64 } from '@bluezone/protocol';
import { Type } from 'typebox';
import { sendProblem } from './problem.ts';
import type { TypedFastify } from './typed-fastify.ts';

const registration = Type.Object(
  { phoneNumber: Type.String({ minLength: 1, maxLength: 40 }) },
  { additionalProperties: false },
);

/** Mounts POST /v1/registration/development, which takes a number at its word. */
export function addDevelopmentRegistration(
  app: TypedFastify,
  register: (phoneNumber: string) => Promise<Result<Uint8Array>>,
): void {
  app.post('/v1/registration/development', { schema: { body: registration } }, async (request, reply) => {
    const credential = await register(request.body.phoneNumber);
    return credential.ok
      ? reply.header('cache-control', 'no-store').send({ credential: toBase64(credential.value) })
      : sendProblem(reply, credential);
  });
}
