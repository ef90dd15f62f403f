// SPDX-License-Identifier: GPL-3.0-only
import { describe } from './describe-route.ts';
import { figureQuery, figures } from './figure-schemas.ts';
import { csvAnswer } from './import-routes.ts';
import { later } from './later.ts';
import type { TypedFastify } from './typed-fastify.ts';

const tag = 'figures';

/** Mounts /v1/figures. */
export function addFigureRoutes(app: TypedFastify): void {
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
    later,
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
    later,
  );
}
