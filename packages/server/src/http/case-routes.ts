// SPDX-License-Identifier: GPL-3.0-only
// Cases of the health authority, as its staff work on them.
import { Type } from 'typebox';
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
import { later } from './later.ts';
import { idParams, onceHeaders, recordEvents } from './record-schemas.ts';
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
export function addCaseRoutes(app: TypedFastify): void {
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
    later,
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
    later,
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
    later,
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
    later,
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
    later,
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
    later,
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
      later,
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
            summary: 'Send the link of the code that is out to the number of the case',
            problems: ['case.unknown', 'code.other', 'code.message', 'staff.not-allowed'],
          },
          { 204: Type.Null({ description: 'A gateway took it' }) },
        ),
      },
    },
    later,
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
    later,
  );
}
