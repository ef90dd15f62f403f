// SPDX-License-Identifier: GPL-3.0-only
// People who told the authority of themselves, or whom a patient named: the list of whom to call today.

import { entered } from './case-schemas.ts';
import { describe } from './describe-route.ts';
import { later } from './later.ts';
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
import { idParams, onceHeaders, recordEvents } from './record-schemas.ts';
import type { TypedFastify } from './typed-fastify.ts';

const tag = 'people';
const bodyLimit = 32 * 1024;
const fieldProblems = ['registration.number', 'record.day', 'record.place'] as const;

/** Mounts /v1/people but for import and export. */
export function addPeopleRoutes(app: TypedFastify): void {
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
    later,
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
    later,
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
    later,
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
    later,
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
    later,
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
    later,
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
    later,
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
    later,
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
    later,
  );
}
