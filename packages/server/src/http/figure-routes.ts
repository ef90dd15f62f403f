// SPDX-License-Identifier: GPL-3.0-only

import { csvText } from '@bluezone/csv';
import type { CaseDesk } from '../cases/case-desk.ts';
import { readFigures } from '../figures/read-figures.ts';
import { describe } from './describe-route.ts';
import { figureQuery, figures } from './figure-schemas.ts';
import { csvAnswer, csvHeaders } from './import-routes.ts';
import { sendProblem } from './problem.ts';
import { sendTold } from './send-told.ts';
import { staffOf } from './staff-access.ts';
import type { TypedFastify } from './typed-fastify.ts';

const tag = 'figures';

/** Mounts /v1/figures. */
export function addFigureRoutes(app: TypedFastify, desk: CaseDesk, clock: () => number): void {
  app.get(
    '/v1/figures',
    {
      config: { act: 'figures.read' },
      schema: {
        querystring: figureQuery,
        ...describe(
          {
            ...{ operationId: 'readFigures', summary: 'Series by day, with what each of them counts', tag },
            ...{ security: 'session', problems: ['staff.not-allowed', 'record.day'] },
          },
          { 200: figures },
        ),
      },
    },
    async (request, reply) =>
      sendTold(reply, await readFigures(desk, staffOf(request), request.query, clock())),
  );

  app.get(
    '/v1/figures.csv',
    {
      config: { act: 'figures.read' },
      schema: {
        querystring: figureQuery,
        ...describe(
          {
            ...{ operationId: 'exportFigures', summary: 'The same series as a table', tag },
            ...{ security: 'session', problems: ['staff.not-allowed', 'record.day'] },
          },
          { 200: csvAnswer },
        ),
      },
    },
    async (request, reply) => {
      const told = await readFigures(desk, staffOf(request), request.query, clock());
      if (!told.ok) return sendProblem(reply, told);
      const rows = told.value.figures.flatMap(({ name, title, points }) =>
        points.map(({ key, value }) => [name, title.vi, title.en, key, value]),
      );
      return reply
        .headers(csvHeaders('figures.csv'))
        .send(csvText(['figure', 'title_vi', 'title_en', 'key', 'value'], rows));
    },
  );
}
