// SPDX-License-Identifier: GPL-3.0-only
// The record of what staff did, for those who audit it.
import { actPage, auditCheck, auditExportQuery, auditHeads, auditQuery } from './audit-schemas.ts';
import { binary, describe } from './describe-route.ts';
import { later } from './later.ts';
import type { TypedFastify } from './typed-fastify.ts';

const tag = 'audit';
const security = 'session';

/** Mounts /v1/audit, within a staff scope. */
export function addAuditRoutes(app: TypedFastify): void {
  app.get(
    '/v1/audit/acts',
    {
      config: { act: 'audit.read' },
      schema: {
        querystring: auditQuery,
        ...describe(
          {
            operationId: 'listActs',
            summary: 'Who did what, by day',
            tag,
            security,
            problems: ['record.day'],
          },
          { 200: actPage },
        ),
      },
    },
    later,
  );
  app.get(
    '/v1/audit/acts.csv',
    {
      config: { act: 'audit.export' },
      schema: {
        querystring: auditExportQuery,
        ...describe(
          {
            ...{ operationId: 'exportActs', tag, security, problems: ['record.day'] },
            summary: 'The same as a table, UTF-8 with a byte order mark',
          },
          { 200: binary('text/csv', 'id, day, province, actor, act, subject, sealed') },
        ),
      },
    },
    later,
  );
  app.get(
    '/v1/audit/heads',
    {
      config: { act: 'audit.read' },
      schema: describe(
        {
          ...{ operationId: 'listHeads', tag, security, problems: [] },
          summary:
            'Seals of the days that ended: whoever keeps a copy elsewhere can tell later whether acts were changed',
        },
        { 200: auditHeads },
      ),
    },
    later,
  );
  app.get(
    '/v1/audit/check',
    {
      config: { act: 'audit.read' },
      schema: describe(
        {
          ...{ operationId: 'checkActs', tag, security, problems: [] },
          summary: 'Whether every sealed act is as it was when its day was sealed',
        },
        { 200: auditCheck },
      ),
    },
    later,
  );
}
