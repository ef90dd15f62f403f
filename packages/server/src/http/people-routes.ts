// SPDX-License-Identifier: GPL-3.0-only
// People who told the authority of themselves, or whom a patient named: the list of whom to call today.

import { ok } from '@bluezone/protocol';
import type { CaseDesk } from '../cases/case-desk.ts';
import { readEvents } from '../cases/record-events.ts';
import { assignPeople, changePerson, enterPerson } from '../people/change-person.ts';
import { convertPerson, recordFollowUp } from '../people/follow-up.ts';
import { countWorklist, listPeople } from '../people/list-people.ts';
import { showPerson } from '../people/person-view.ts';
import { entered } from './case-schemas.ts';
import { describe } from './describe-route.ts';
import {
  assigned,
  assignment,
  conversion,
  newFollowUp,
  newPerson,
  personChange,
  personPage,
  personQuery,
  personView,
  worklistCounts,
} from './person-schemas.ts';
import { sendProblem } from './problem.ts';
import { idParams, onceHeaders, recordEvents } from './record-schemas.ts';
import { sendTold } from './send-told.ts';
import { staffOf } from './staff-access.ts';
import type { TypedFastify } from './typed-fastify.ts';

const tag = 'people';
const bodyLimit = 32 * 1024;
const fieldProblems = ['registration.number', 'record.day', 'record.place'] as const;

/** Mounts /v1/people but for import and export. */
export function addPeopleRoutes(app: TypedFastify, desk: CaseDesk, clock: () => number): void {
  app.get(
    '/v1/people',
    {
      config: { act: 'person.list', tellsOfPhones: true },
      schema: {
        querystring: personQuery,
        ...describe(
          {
            ...{ operationId: 'listPeople', summary: 'Whom to follow up, a page at a time', tag },
            ...{ security: 'session', problems: ['staff.not-allowed'] },
          },
          { 200: personPage },
        ),
      },
    },
    async (request, reply) =>
      sendTold(reply, await listPeople(desk, staffOf(request), request.query, clock())),
  );

  app.get(
    '/v1/people/counts',
    {
      config: { act: 'person.list' },
      schema: describe(
        {
          ...{ operationId: 'countWorklist', summary: 'How many wait in each part of the worklist', tag },
          ...{ security: 'session', problems: ['staff.not-allowed'] },
        },
        { 200: worklistCounts },
      ),
    },
    async (request, reply) => reply.send(await countWorklist(desk, staffOf(request), clock())),
  );

  app.post(
    '/v1/people',
    {
      bodyLimit,
      config: { act: 'person.create', tellsOfPhones: true },
      schema: {
        body: newPerson,
        headers: onceHeaders,
        ...describe(
          {
            ...{ operationId: 'enterPerson', summary: 'Enter somebody whom a patient named', tag },
            ...{ security: 'session' },
            problems: [...fieldProblems, 'chain.unknown', 'staff.not-allowed', 'request.repeated'],
          },
          { 201: personView },
        ),
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      return sendTold(reply, await enterPerson(desk, staffOf(request), request.body, clock(), key), 201);
    },
  );

  app.post(
    '/v1/people/assign',
    {
      bodyLimit,
      config: { act: 'person.assign', tellsOfPhones: true },
      schema: {
        body: assignment,
        ...describe(
          {
            ...{ operationId: 'assignPeople', summary: 'Give people to a colleague, or to nobody', tag },
            ...{ security: 'session', problems: ['staff.not-allowed', 'staff.unknown'] },
          },
          { 200: assigned },
        ),
      },
    },
    async (request, reply) =>
      sendTold(reply, await assignPeople(desk, staffOf(request), request.body, clock())),
  );

  app.get(
    '/v1/people/:id',
    {
      config: { act: 'person.read', tellsOfPhones: true },
      schema: {
        params: idParams,
        ...describe(
          {
            ...{ operationId: 'showPerson', summary: 'One person', tag, security: 'session' },
            problems: ['person.unknown', 'staff.not-allowed'],
          },
          { 200: personView },
        ),
      },
    },
    async (request, reply) =>
      sendTold(reply, await showPerson(desk, staffOf(request), request.params.id, clock())),
  );

  app.patch(
    '/v1/people/:id',
    {
      bodyLimit,
      config: { act: 'person.change', tellsOfPhones: true },
      schema: {
        params: idParams,
        body: personChange,
        ...describe(
          {
            ...{ operationId: 'changePerson', tag, security: 'session' },
            summary:
              'Change fields of a person as you saw them; 409 tells how they stand when somebody was faster',
            problems: ['person.unknown', 'record.changed', 'staff.not-allowed', ...fieldProblems],
          },
          { 200: personView },
        ),
      },
    },
    async (request, reply) =>
      sendTold(reply, await changePerson(desk, staffOf(request), request.params.id, request.body, clock())),
  );

  app.post(
    '/v1/people/:id/follow-ups',
    {
      config: { act: 'person.follow-up', tellsOfPhones: true },
      schema: {
        params: idParams,
        body: newFollowUp,
        headers: onceHeaders,
        ...describe(
          {
            ...{ operationId: 'recordFollowUp', tag, security: 'session' },
            summary: 'What came of a call, or what the person declared',
            problems: [
              ...(['person.unknown', 'person.converted', 'record.changed', 'record.day'] as const),
              ...(['staff.not-allowed', 'request.repeated'] as const),
            ],
          },
          { 201: personView },
        ),
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      const { id } = request.params;
      const told = await recordFollowUp(desk, staffOf(request), id, request.body, clock(), key);
      return sendTold(reply, told, 201);
    },
  );

  app.post(
    '/v1/people/:id/convert',
    {
      bodyLimit,
      config: { act: 'person.convert', tellsOfPhones: true },
      schema: {
        params: idParams,
        body: conversion,
        headers: onceHeaders,
        ...describe(
          {
            ...{ operationId: 'convertPerson', tag, security: 'session' },
            summary: 'Make a case of a person; their links stay',
            problems: [
              ...(['person.unknown', 'person.converted', 'record.changed', 'case.sample-day'] as const),
              ...(['case.onset-day', 'staff.not-allowed', 'request.repeated'] as const),
            ],
          },
          { 201: entered },
        ),
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      const { id } = request.params;
      const made = await convertPerson(desk, staffOf(request), id, request.body, clock(), key);
      return sendTold(reply, made.ok ? ok({ caseId: made.value, version: 1 }) : made, 201);
    },
  );

  app.get(
    '/v1/people/:id/events',
    {
      config: { act: 'person.read', tellsOfPhones: true },
      schema: {
        params: idParams,
        ...describe(
          {
            ...{
              operationId: 'listPersonEvents',
              summary: 'What was done to a person’s record, by day',
              tag,
            },
            ...{ security: 'session', problems: ['person.unknown', 'staff.not-allowed'] },
          },
          { 200: recordEvents },
        ),
      },
    },
    async (request, reply) => {
      const shown = await showPerson(desk, staffOf(request), request.params.id, clock());
      return shown.ok
        ? reply.send({ events: await readEvents(desk, request.params.id) })
        : sendProblem(reply, shown);
    },
  );
}
