// SPDX-License-Identifier: GPL-3.0-only
// Names to give work to.
import { Type } from 'typebox';
import { listColleagues, mostColleagues } from '../staff/colleagues.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import { describe } from './describe-route.ts';
import { closed, communeCode, provinceCode } from './record-schemas.ts';
import { staffOf } from './staff-access.ts';
import type { TypedFastify } from './typed-fastify.ts';

const colleagueQuery = Type.Object(
  { province: Type.Optional(provinceCode), commune: Type.Optional(communeCode) },
  closed,
);

const colleagueList = Type.Object({
  colleagues: Type.Array(Type.Object({ username: Type.String(), name: Type.String() }), {
    description: `By name, at most ${mostColleagues}`,
  }),
});

/** Mounts /v1/staff/colleagues, within a staff scope. */
export function addColleagueRoutes(app: TypedFastify, desk: Pick<StaffDesk, 'cases'>): void {
  app.get(
    '/v1/staff/colleagues',
    {
      config: { act: 'colleague.list' },
      schema: {
        querystring: colleagueQuery,
        ...describe(
          {
            ...{ operationId: 'listColleagues', tag: 'staff', security: 'session', problems: [] },
            summary: 'Names of colleagues in your own part of the country who may be given work',
            description: 'With a province, and with a commune of it, those who may see people there.',
          },
          { 200: colleagueList },
        ),
      },
    },
    async (request, reply) => {
      const { province, commune } = request.query;
      const place = province === undefined ? null : { province, commune: commune ?? null };
      return reply.send({ colleagues: await listColleagues(desk.cases, staffOf(request), place) });
    },
  );
}
