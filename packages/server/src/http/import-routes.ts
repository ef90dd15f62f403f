// SPDX-License-Identifier: GPL-3.0-only
// Line lists in and out, as tables of text.

import { caseColumns, personColumns } from '../cases/line-list-columns.ts';
import { caseQuery } from './case-schemas.ts';
import { binary, describe } from './describe-route.ts';
import { later } from './later.ts';
import { personQuery } from './person-schemas.ts';
import { importAnswer, importBody, importBodyLimit } from './record-schemas.ts';
import type { TypedFastify } from './typed-fastify.ts';

const tag = 'line lists';

export const csvAnswer = binary('text/csv', 'RFC 4180, UTF-8 with a byte order mark');

/** Mounts the imports and the line lists. */
export function addImportRoutes(app: TypedFastify): void {
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
    later,
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
    later,
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
    later,
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
    later,
  );
}
