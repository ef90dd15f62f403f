// SPDX-License-Identifier: GPL-3.0-only
// Line lists in and out, as tables of text.

import { Readable } from 'node:stream';
import type { CaseDesk } from '../cases/case-desk.ts';
import { importCases } from '../cases/import-cases.ts';
import type { FileRows } from '../cases/import-rows.ts';
import { caseLineList, personLineList } from '../cases/line-list.ts';
import { caseColumns, personColumns } from '../cases/line-list-columns.ts';
import { importPeople } from '../people/import-people.ts';
import { caseQuery } from './case-schemas.ts';
import { binary, describe } from './describe-route.ts';
import { personQuery } from './person-schemas.ts';
import { sendProblem } from './problem.ts';
import { importAnswer, importBody, importBodyLimit } from './record-schemas.ts';
import { staffOf } from './staff-access.ts';
import type { TypedFastify } from './typed-fastify.ts';

const tag = 'line lists';

export const csvAnswer = binary('text/csv', 'RFC 4180, UTF-8 with a byte order mark');

/** Headers of a table that a browser saves under a name. */
export const csvHeaders = (name: string): Record<string, string> => ({
  'content-type': 'text/csv; charset=utf-8; header=present',
  'content-disposition': `attachment; filename="${name}"`,
});

/** Mounts the imports and the line lists. */
export function addImportRoutes(app: TypedFastify, desk: CaseDesk, clock: () => number): void {
  app.post(
    '/v1/cases/import',
    {
      bodyLimit: importBodyLimit,
      config: { act: 'case.import', tellsOfPhones: true },
      schema: {
        body: importBody(caseColumns.map(({ name }) => name)),
        ...describe(
          {
            ...{ operationId: 'importCases', tag, security: 'session' },
            summary: 'Check rows of a file, or enter them; each row for itself',
            problems: ['staff.not-allowed', 'request.too-large'],
          },
          { 200: importAnswer },
        ),
      },
    },
    async (request, reply) =>
      reply.send(await importCases(desk, staffOf(request), request.body as FileRows, clock())),
  );

  app.post(
    '/v1/people/import',
    {
      bodyLimit: importBodyLimit,
      config: { act: 'case.import', tellsOfPhones: true },
      schema: {
        body: importBody(personColumns.map(({ name }) => name)),
        ...describe(
          {
            ...{ operationId: 'importPeople', tag, security: 'session' },
            summary: 'Check rows of a file, or enter them; each row for itself',
            problems: ['staff.not-allowed', 'request.too-large'],
          },
          { 200: importAnswer },
        ),
      },
    },
    async (request, reply) =>
      reply.send(await importPeople(desk, staffOf(request), request.body as FileRows, clock())),
  );

  app.get(
    '/v1/cases.csv',
    {
      config: { act: 'case.export', tellsOfPhones: true },
      schema: {
        querystring: caseQuery,
        ...describe(
          {
            ...{ operationId: 'exportCases', summary: 'Line list of cases, columns after the WHO', tag },
            ...{ security: 'session', problems: ['staff.not-allowed', 'record.day'] },
          },
          { 200: csvAnswer },
        ),
      },
    },
    async (request, reply) => {
      const lines = await caseLineList(desk, staffOf(request), request.query, clock());
      if (!lines.ok) return sendProblem(reply, lines);
      return reply.headers(csvHeaders('cases.csv')).send(Readable.from(lines.value));
    },
  );

  app.get(
    '/v1/people.csv',
    {
      config: { act: 'person.export', tellsOfPhones: true },
      schema: {
        querystring: personQuery,
        ...describe(
          {
            ...{ operationId: 'exportPeople', summary: 'Line list of contacts, columns after the WHO', tag },
            ...{ security: 'session', problems: ['staff.not-allowed'] },
          },
          { 200: csvAnswer },
        ),
      },
    },
    async (request, reply) => {
      const lines = await personLineList(desk, staffOf(request), request.query, clock());
      if (!lines.ok) return sendProblem(reply, lines);
      return reply.headers(csvHeaders('people.csv')).send(Readable.from(lines.value));
    },
  );
}
