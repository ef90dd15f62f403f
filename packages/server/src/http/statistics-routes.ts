// SPDX-License-Identifier: GPL-3.0-only
// What everybody may see: counts of weeks that are over with small numbers withheld, and the list of communes.

import type { CaseDesk } from '../cases/case-desk.ts';
import { readStatistics } from '../figures/statistics.ts';
import { statisticsHeaders, statisticsPage } from '../figures/statistics-page.ts';
import { communesAsOf, communesOf, communesSource } from '../places/communes.ts';
import { vietnamProvinces } from '../registration/vietnam-provinces.ts';
import { describe } from './describe-route.ts';
import { communeList, type Statistics, statistics } from './figure-schemas.ts';
import type { TypedFastify } from './typed-fastify.ts';

const tag = 'public';
const keptSeconds = 600;

/** Mounts /v1/statistics, /thong-ke, /statistics and /v1/communes. */
export function addStatisticsRoutes(app: TypedFastify, desk: CaseDesk, clock: () => number): void {
  // Anybody may ask, as often as they like: it is counted anew every ten minutes at most.
  let kept: { readonly until: number; readonly statistics: Promise<Statistics> } | undefined;
  const read = async (): Promise<Statistics> => {
    const now = clock();
    if (kept === undefined || now >= kept.until || now < kept.until - keptSeconds)
      kept = { until: now + keptSeconds, statistics: readStatistics(desk, now) };
    const asked = kept;
    return await asked.statistics.catch((error: unknown) => {
      if (kept === asked) kept = undefined;
      throw error;
    });
  };

  app.get(
    '/v1/statistics',
    {
      config: { act: 'open' },
      schema: describe(
        { operationId: 'readStatistics', summary: 'Counts of weeks that are over', tag, problems: [] },
        { 200: statistics },
      ),
    },
    async (_request, reply) => reply.header('cache-control', 'public, max-age=3600').send(await read()),
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
    async (_request, reply) =>
      reply.header('cache-control', 'public, max-age=86400').send({
        source: communesSource,
        asOf: communesAsOf,
        provinces: vietnamProvinces.map((province) => ({
          ...province,
          communes: [...communesOf(province.code)],
        })),
      }),
  );

  for (const [path, language] of [
    ['/thong-ke', 'vi'],
    ['/statistics', 'en'],
  ] as const)
    app.get(path, { config: { act: 'open' }, schema: { hide: true } }, async (_request, reply) =>
      reply.headers(statisticsHeaders).send(statisticsPage(await read(), language)),
    );
}
