// SPDX-License-Identifier: GPL-3.0-only
// The record of what staff did, for those who audit it.
import { Readable } from 'node:stream';
import { byteOrderMark, csvLine } from '@bluezone/csv';
import { fail, ok, type Result } from '@bluezone/protocol';
import type { FastifyRequest } from 'fastify';
import { checkActs, listHeads } from '../audit/check-acts.ts';
import { type ActFilter, type ActPage, listActs } from '../audit/list-acts.ts';
import { recordAct } from '../audit/record-act.ts';
import { may } from '../staff/may.ts';
import type { StaffSession } from '../staff/session.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import { actPage, auditCheck, auditExportQuery, auditHeads, auditQuery } from './audit-schemas.ts';
import { binary, describe } from './describe-route.ts';
import { sendProblem } from './problem.ts';
import { staffOf } from './staff-access.ts';
import type { TypedFastify } from './typed-fastify.ts';

const tag = 'audit';
const security = 'session';

const columns = ['id', 'day', 'province', 'actor', 'act', 'subject', 'sealed'];

/** The province to which somebody is held; undefined for whoever audits the country. */
const provinceOf = ({ level, province }: StaffSession): string | undefined =>
  level === 'national' ? undefined : (province ?? '');

/** A filter within what somebody audits: all of it where no province is asked for. */
function withinScope(own: StaffSession, filter: ActFilter): Result<ActFilter> {
  const province = filter.province ?? provinceOf(own);
  if (province === undefined) return ok(filter);
  const record = { kind: 'record', province: province === 'country' ? '' : province } as const;
  return may(own, 'audit.read', record)
    ? ok({ ...filter, province })
    : fail('staff.not-allowed', 'another province’s record');
}

/** Lines of a table, page after page; the first page was read already. */
async function* linesOf(
  audit: StaffDesk['audit'],
  filter: ActFilter,
  first: ActPage,
): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(columns);
  for (let page: ActPage = first; ; ) {
    yield page.acts
      .map(({ id, day, province, actor, act, subject, sealed }) =>
        csvLine([id, day, province, actor, act, subject.join(' '), sealed]),
      )
      .join('');
    if (page.next === null) return;
    const next = await listActs(audit, filter, page.next);
    if (!next.ok) return;
    page = next.value;
  }
}

/** Mounts /v1/audit, within a staff scope. Who reads the record stands in it too. */
export function addAuditRoutes(app: TypedFastify, desk: StaffDesk, clock: () => number): void {
  const { audit } = desk;
  const record = (request: FastifyRequest, act: string, subject = '') => {
    const own = staffOf(request);
    return recordAct(desk, own.username, act, subject, clock(), own.province ?? '');
  };

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
    async (request, reply) => {
      const { cursor, ...asked } = request.query;
      const filter = withinScope(staffOf(request), asked);
      if (!filter.ok) return sendProblem(reply, filter);
      const page = await listActs(audit, filter.value, cursor);
      if (!page.ok) return sendProblem(reply, page);
      if (cursor === undefined) await record(request, 'audit.read', filter.value.subject);
      const acts = page.value.acts.map((act) => ({ ...act, subject: [...act.subject] }));
      return reply.send({ acts, next: page.value.next });
    },
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
    async (request, reply) => {
      const filter = withinScope(staffOf(request), request.query);
      if (!filter.ok) return sendProblem(reply, filter);
      const first = await listActs(audit, filter.value);
      if (!first.ok) return sendProblem(reply, first);
      await record(request, 'audit.export', filter.value.subject);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="acts.csv"')
        .send(Readable.from(linesOf(audit, filter.value, first.value)));
    },
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
    async (request, reply) => reply.send({ heads: await listHeads(audit, provinceOf(staffOf(request))) }),
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
    async (request, reply) => {
      const check = await checkActs(audit, provinceOf(staffOf(request)));
      await record(request, 'audit.check');
      return reply.send({ ...check, faults: [...check.faults] });
    },
  );
}
