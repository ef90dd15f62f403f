// SPDX-License-Identifier: GPL-3.0-only
// The health authority's side: log in, enter cases, issue codes, read contact forms.
import { ok, type Result, symptoms } from '@bluezone/protocol';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { type CaseDesk, createCase, listCases, showCase } from '../cases/case-desk.ts';
import { listContactForms } from '../cases/contact-forms.ts';
import { issueCode } from '../cases/issue-code.ts';
import { closeSession, openSession } from '../cases/session.ts';
import { loginStaff } from '../cases/staff.ts';
import { describe } from './describe-route.ts';
import { sendProblem } from './problem.ts';
import type { TypedFastify } from './typed-fastify.ts';

const tag = 'staff';
/** Bytes of the largest body: a note of 2,000 characters, in whatever script. */
const bodyLimit = 12 * 1024;
const loginLimit = 2048;

const closed = { additionalProperties: false } as const;
const dayText = (description: string) => Type.String({ maxLength: 10, description });
const day = Type.String({ description: 'YYYY-MM-DD' });

const login = Type.Object(
  {
    username: Type.String({ minLength: 1, maxLength: 80 }),
    password: Type.String({ minLength: 1, maxLength: 200 }),
  },
  closed,
);
const session = Type.Object({
  token: Type.String({ description: '32 bytes in base64, for Authorization: Bearer' }),
});
const newCase = Type.Object(
  {
    phoneNumber: Type.String({ minLength: 1, maxLength: 40, description: 'As people write it' }),
    sampleDay: dayText('Day of the sample, YYYY-MM-DD'),
    onsetDay: Type.Optional(Type.Union([dayText('Day of the first symptoms, YYYY-MM-DD'), Type.Null()])),
    note: Type.Optional(Type.String({ maxLength: 2000 })),
  },
  closed,
);
const entered = Type.Object({ caseId: Type.String() });
const caseView = Type.Object({
  caseId: Type.String(),
  phoneNumber: Type.String({ description: 'E.164' }),
  sampleDay: day,
  onsetDay: Type.Union([day, Type.Null()]),
  note: Type.String(),
  entered: day,
  code: Type.Union(
    (['none', 'issued', 'redeemed', 'expired', 'void'] as const).map((state) => Type.Literal(state)),
  ),
});
const issuedCode = Type.Object({
  digits: Type.String({ description: '8 digits to read aloud' }),
  link: Type.String({ description: 'The same right as a link, 16 bytes in hexadecimal' }),
  expires: Type.Integer({ description: 'Unix seconds: the end of a UTC day' }),
});
const contactForm = Type.Object({
  phoneNumber: Type.String({ description: 'E.164; nobody has checked that it is the sender’s' }),
  name: Type.String(),
  province: Type.Union([Type.Integer({ minimum: 1, maximum: 99 }), Type.Null()]),
  symptoms: Type.Array(Type.Union(symptoms.map((symptom) => Type.Literal(symptom)))),
  note: Type.String(),
  exposureDay: day,
  degree: Type.Union([Type.Literal('F1'), Type.Literal('F2')]),
  minutes: Type.Integer(),
  received: day,
});
const caseId = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{16}$' }) });

const send = <T>(reply: FastifyReply, result: Result<T>, status = 200): FastifyReply =>
  result.ok ? reply.code(status).send(result.value) : sendProblem(reply, result);

/** Mounts /v1/staff, /v1/cases and /v1/contact-forms. */
export function addStaffRoutes(app: TypedFastify, desk: CaseDesk, clock: () => number): void {
  app.post(
    '/v1/staff/login',
    {
      bodyLimit: loginLimit,
      schema: {
        body: login,
        ...describe(
          {
            ...{ operationId: 'logIn', summary: 'Begin a session', tag },
            problems: ['staff.credentials', 'staff.locked'],
          },
          { 200: session },
        ),
      },
    },
    async (request, reply) => {
      const token = await loginStaff(desk, desk.settings, desk.random, request.body, clock());
      return send(reply, token.ok ? ok({ token: token.value }) : token);
    },
  );

  app.post(
    '/v1/staff/logout',
    {
      bodyLimit: loginLimit,
      schema: describe(
        { operationId: 'logOut', summary: 'End the session; an unknown one is no error', tag, problems: [] },
        { 204: Type.Null({ description: 'Ended' }) },
      ),
    },
    async (request, reply) => {
      await closeSession(desk.cases, request.headers.authorization);
      return reply.code(204).send();
    },
  );

  const asStaff = (authorization: string | undefined) =>
    openSession(desk.cases, desk.settings, authorization, clock());

  app.post(
    '/v1/cases',
    {
      bodyLimit,
      config: { tellsOfPhones: true },
      schema: {
        body: newCase,
        ...describe(
          {
            ...{ operationId: 'enterCase', summary: 'Enter a case', tag, security: 'session' },
            problems: [
              ...(['registration.number', 'registration.old-number', 'registration.not-mobile'] as const),
              ...(['registration.country', 'case.sample-day', 'case.onset-day'] as const),
            ],
          },
          { 201: entered },
        ),
      },
    },
    async (request, reply) => {
      const actor = await asStaff(request.headers.authorization);
      if (!actor.ok) return sendProblem(reply, actor);
      const id = await createCase(desk, actor.value, request.body, clock());
      return send(reply, id.ok ? ok({ caseId: id.value }) : id, 201);
    },
  );

  app.get(
    '/v1/cases',
    {
      schema: describe(
        {
          ...{ operationId: 'listCases', summary: 'All cases, newest day first', tag },
          ...{ security: 'session', problems: [] },
        },
        { 200: Type.Array(caseView) },
      ),
    },
    async (request, reply) => {
      const actor = await asStaff(request.headers.authorization);
      return actor.ok ? send(reply, ok(await listCases(desk, clock()))) : sendProblem(reply, actor);
    },
  );

  app.get(
    '/v1/cases/:id',
    {
      schema: {
        params: caseId,
        ...describe(
          {
            ...{ operationId: 'showCase', summary: 'One case', tag, security: 'session' },
            problems: ['case.unknown'],
          },
          { 200: caseView },
        ),
      },
    },
    async (request, reply) => {
      const actor = await asStaff(request.headers.authorization);
      return actor.ok
        ? send(reply, await showCase(desk, request.params.id, clock()))
        : sendProblem(reply, actor);
    },
  );

  app.post(
    '/v1/cases/:id/code',
    {
      bodyLimit: loginLimit,
      config: { tellsOfPhones: true },
      schema: {
        params: caseId,
        ...describe(
          {
            ...{ operationId: 'issueCode', tag, security: 'session', problems: ['case.unknown'] },
            summary: 'Issue a code for a case; an earlier one ends',
          },
          { 201: issuedCode },
        ),
      },
    },
    async (request, reply) => {
      const actor = await asStaff(request.headers.authorization);
      return actor.ok
        ? send(reply, await issueCode(desk, actor.value, request.params.id, clock()), 201)
        : sendProblem(reply, actor);
    },
  );

  app.get(
    '/v1/contact-forms',
    {
      schema: describe(
        {
          ...{ operationId: 'listContactForms', tag, security: 'session', problems: [] },
          summary: 'What warned people sent of themselves, newest day first',
        },
        { 200: Type.Array(contactForm) },
      ),
    },
    async (request, reply) => {
      const actor = await asStaff(request.headers.authorization);
      return actor.ok ? send(reply, ok(await listContactForms(desk))) : sendProblem(reply, actor);
    },
  );
}
