// SPDX-License-Identifier: GPL-3.0-only
// The health authority's side: log in, enter cases, issue codes.
import { ok, type Result } from '@bluezone/protocol';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { type CaseDesk, createCase, listCases, showCase } from '../cases/case-desk.ts';
import { issueCode } from '../cases/issue-code.ts';
import { closeSession, openSession } from '../cases/session.ts';
import { loginStaff } from '../cases/staff.ts';
import { sendProblem } from './problem.ts';
import type { TypedFastify } from './typed-fastify.ts';

const login = Type.Object(
  {
    username: Type.String({ minLength: 1, maxLength: 80 }),
    password: Type.String({ minLength: 1, maxLength: 200 }),
  },
  { additionalProperties: false },
);
const newCase = Type.Object(
  {
    phoneNumber: Type.String({ minLength: 1, maxLength: 40 }),
    sampleDay: Type.String({ maxLength: 10 }),
    onsetDay: Type.Optional(Type.Union([Type.String({ maxLength: 10 }), Type.Null()])),
    note: Type.Optional(Type.String({ maxLength: 2000 })),
  },
  { additionalProperties: false },
);
const caseId = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{16}$' }) });

function send<T>(reply: FastifyReply, result: Result<T>, status = 200): FastifyReply {
  if (!result.ok) return sendProblem(reply, result);
  return reply.code(status).header('cache-control', 'no-store').send(result.value);
}

/** Mounts /v1/staff and /v1/cases. */
export function addStaffRoutes(app: TypedFastify, desk: CaseDesk, clock: () => number): void {
  app.post('/v1/staff/login', { schema: { body: login } }, async (request, reply) => {
    const token = await loginStaff(desk, desk.settings, desk.random, request.body, clock());
    return send(reply, token.ok ? ok({ token: token.value }) : token);
  });

  app.post('/v1/staff/logout', async (request, reply) => {
    await closeSession(desk.cases, request.headers.authorization);
    return reply.code(204).send();
  });

  const asStaff = (authorization: string | undefined) =>
    openSession(desk.cases, desk.settings, authorization, clock());

  app.post('/v1/cases', { schema: { body: newCase } }, async (request, reply) => {
    const actor = await asStaff(request.headers.authorization);
    if (!actor.ok) return sendProblem(reply, actor);
    const id = await createCase(desk, actor.value, request.body, clock());
    return send(reply, id.ok ? ok({ caseId: id.value }) : id, 201);
  });

  app.get('/v1/cases', async (request, reply) => {
    const actor = await asStaff(request.headers.authorization);
    return actor.ok ? send(reply, ok(await listCases(desk, clock()))) : sendProblem(reply, actor);
  });

  app.get('/v1/cases/:id', { schema: { params: caseId } }, async (request, reply) => {
    const actor = await asStaff(request.headers.authorization);
    return actor.ok
      ? send(reply, await showCase(desk, request.params.id, clock()))
      : sendProblem(reply, actor);
  });

  app.post('/v1/cases/:id/code', { schema: { params: caseId } }, async (request, reply) => {
    const actor = await asStaff(request.headers.authorization);
    return actor.ok
      ? send(reply, await issueCode(desk, actor.value, request.params.id, clock()), 201)
      : sendProblem(reply, actor);
  });
}
