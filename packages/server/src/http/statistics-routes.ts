// SPDX-License-Identifier: GPL-3.0-only
// What everybody may see: counts of weeks that are over with small numbers withheld, and the list of communes.
import { describe } from './describe-route.ts';
import { communeList, statistics } from './figure-schemas.ts';
import { later } from './later.ts';
import type { TypedFastify } from './typed-fastify.ts';

const tag = 'public';

/** Mounts /v1/statistics, /thong-ke, /statistics and /v1/communes. */
export function addStatisticsRoutes(app: TypedFastify): void {
  app.get(
    '/v1/statistics',
    {
      config: { act: 'open' },
      schema: describe(
        { operationId: 'readStatistics', summary: 'Counts of weeks that are over', tag, problems: [] },
        { 200: statistics },
      ),
    },
    later,
  );

  app.get(
    '/v1/communes',
    {
      config: { act: 'open' },
      schema: describe(
        { operationId: 'listCommunes', summary: 'Provinces and communes of the country', tag, problems: [] },
        { 200: communeList },
      ),
    },
    later,
  );
}
