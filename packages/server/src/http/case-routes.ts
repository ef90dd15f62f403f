// SPDX-License-Identifier: GPL-3.0-only
// Cases of the health authority, as its staff work on them.
import { ok } from '@bluezone/protocol';
import { Type } from 'typebox';
import type { CaseDesk } from '../cases/case-desk.ts';
import { showCase } from '../cases/case-view.ts';
import { changeCase, enterCase, recordOutcome } from '../cases/enter-case.ts';
import { findDuplicates } from '../cases/find-duplicates.ts';
import { issueCode, sendCode } from '../cases/issue-code.ts';
import { listCases } from '../cases/list-cases.ts';
import { readEvents } from '../cases/record-events.ts';
import {
  caseChange,
  caseOutcome,
  casePage,
  caseQuery,
  caseView,
  codeMessage,
  duplicateQuery,
  duplicates,
  entered,
  issuedCode,
  newCase,
} from './case-schemas.ts';
import { describe } from './describe-route.ts';
import { sendProblem } from './problem.ts';
import { idParams, onceHeaders, recordEvents } from './record-schemas.ts';
import { sendTold } from './send-told.ts';
import { staffOf } from './staff-access.ts';
import type { TypedFastify } from './typed-fastify.ts';

const tag = 'cases';
const bodyLimit = 48 * 1024;
const numberProblems = [
  'registration.number',
  'registration.old-number',
  'registration.not-mobile',
  'registration.country',
] as const;
const fieldProblems = [
  ...numberProblems,
  'case.sample-day',
  'case.onset-day',
  'record.day',
  'record.place',
  'staff.unknown',
] as const;

/** Mounts /v1/cases but for import and export. */
export function addCaseRoutes(app: TypedFastify, desk: CaseDesk, clock: () => number): void {
  app.post(
    '/v1/cases',
    {
      bodyLimit,
      config: { act: 'case.create', tellsOfPhones: true },
      schema: {
        body: newCase,
        headers: onceHeaders,
        ...describe(
          {
            ...{ operationId: 'enterCase', summary: 'Enter a case', tag, security: 'session' },
            problems: [...fieldProblems, 'staff.not-allowed', 'request.repeated'],
          },
          { 201: entered },
        ),
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      const id = await enterCase(desk, staffOf(request), request.body, clock(), key);
      return sendTold(reply, id.ok ? ok({ caseId: id.value, version: 1 }) : id, 201);
    },
  );

  app.get(
    '/v1/cases',
    {
      config: { act: 'case.list', tellsOfPhones: true },
      schema: {
        querystring: caseQuery,
        ...describe(
          {
            ...{ operationId: 'listCases', summary: 'Cases of your scope, a page at a time', tag },
            ...{ security: 'session', problems: ['staff.not-allowed', 'record.day'] },
          },
          { 200: casePage },
        ),
      },
    },
    async (request, reply) =>
      sendTold(reply, await listCases(desk, staffOf(request), request.query, clock())),
  );

  app.get(
    '/v1/cases/duplicates',
    {
      config: { act: 'case.list', tellsOfPhones: true },
      schema: {
        querystring: duplicateQuery,
        ...describe(
          {
            ...{
              operationId: 'findDuplicates',
              summary: 'Who may be the same as somebody about to be entered',
              tag,
            },
            ...{ security: 'session', problems: ['staff.not-allowed'] },
          },
          { 200: duplicates },
        ),
      },
    },
    async (request, reply) =>
      reply.send(await findDuplicates(desk, staffOf(request), request.query, clock())),
  );

  app.get(
    '/v1/cases/:id',
    {
      config: { act: 'case.read', tellsOfPhones: true },
      schema: {
        params: idParams,
        ...describe(
          {
            ...{ operationId: 'showCase', summary: 'One case', tag, security: 'session' },
            problems: ['case.unknown', 'staff.not-allowed'],
          },
          { 200: caseView },
        ),
      },
    },
    async (request, reply) =>
      sendTold(reply, await showCase(desk, staffOf(request), request.params.id, clock())),
  );

  app.patch(
    '/v1/cases/:id',
    {
      bodyLimit,
      config: { act: 'case.change', tellsOfPhones: true },
      schema: {
        params: idParams,
        body: caseChange,
        ...describe(
          {
            ...{ operationId: 'changeCase', tag, security: 'session' },
            summary:
              'Change fields of a case as you saw it; 409 tells how it stands when somebody was faster',
            problems: ['case.unknown', 'record.changed', 'staff.not-allowed', ...fieldProblems],
          },
          { 200: caseView },
        ),
      },
    },
    async (request, reply) =>
      sendTold(reply, await changeCase(desk, staffOf(request), request.params.id, request.body, clock())),
  );

  app.post(
    '/v1/cases/:id/outcome',
    {
      config: { act: 'case.change', tellsOfPhones: true },
      schema: {
        params: idParams,
        body: caseOutcome,
        ...describe(
          {
            ...{ operationId: 'recordOutcome', tag, security: 'session' },
            summary: 'What came of telling the patient a code',
            problems: ['case.unknown', 'record.changed', 'staff.not-allowed'],
          },
          { 200: caseView },
        ),
      },
    },
    async (request, reply) =>
      sendTold(reply, await recordOutcome(desk, staffOf(request), request.params.id, request.body, clock())),
  );

  for (const [path, operationId, summary, problems] of [
    ['/v1/cases/:id/code', 'issueCode', 'Issue a code for a case that has none out', ['code.out'] as const],
    [
      '/v1/cases/:id/code/reissue',
      'reissueCode',
      'Issue another code for a case; the earlier one ends',
      [] as const,
    ],
  ] as const)
    app.post(
      path,
      {
        config: { act: 'code.issue', tellsOfPhones: true },
        schema: {
          params: idParams,
          headers: onceHeaders,
          ...describe(
            {
              ...{ operationId, summary, tag, security: 'session' },
              problems: ['case.unknown', 'staff.not-allowed', ...problems],
            },
            { 201: issuedCode },
          ),
        },
      },
      async (request, reply) => {
        const key = request.headers['idempotency-key'];
        const asked = { key, isReissue: operationId === 'reissueCode' };
        const code = await issueCode(desk, staffOf(request), request.params.id, clock(), asked);
        return sendTold(reply, code, 201);
      },
    );

  app.post(
    '/v1/cases/:id/code/message',
    {
      config: { act: 'code.issue', tellsOfPhones: true },
      schema: {
        params: idParams,
        body: codeMessage,
        ...describe(
          {
            ...{ operationId: 'sendCode', tag, security: 'session' },
            summary: 'Send the code that is out to the number of the case',
            problems: ['case.unknown', 'code.other', 'code.message', 'staff.not-allowed'],
          },
          { 204: Type.Null({ description: 'A gateway took it' }) },
        ),
      },
    },
    async (request, reply) => {
      const sent = await sendCode(desk, staffOf(request), request.params.id, request.body, clock());
      return sent.ok ? reply.code(204).send() : sendProblem(reply, sent);
    },
  );

  app.get(
    '/v1/cases/:id/events',
    {
      config: { act: 'case.read', tellsOfPhones: true },
      schema: {
        params: idParams,
        ...describe(
          {
            ...{ operationId: 'listCaseEvents', summary: 'What was done to a case, by day', tag },
            ...{ security: 'session', problems: ['case.unknown', 'staff.not-allowed'] },
          },
          { 200: recordEvents },
        ),
      },
    },
    async (request, reply) => {
      const staff = staffOf(request);
      const shown = await showCase(desk, staff, request.params.id, clock());
      return shown.ok
        ? reply.send({ events: await readEvents(desk, request.params.id) })
        : sendProblem(reply, shown);
    },
  );
}
