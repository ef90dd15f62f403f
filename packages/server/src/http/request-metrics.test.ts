// SPDX-License-Identifier: GPL-3.0-only
import { expect, test } from 'vitest';
import { silentLog } from '../log.ts';
import { fastifyInstance } from './fastify-instance.ts';
import { addOperationsRoutes } from './operations-routes.ts';
import { deskMetrics } from './request-metrics.ts';

const day = 86_400;

test('requests are counted by route and status; those that tell of one person when their day is over', async () => {
  let now = 10 * day + 3600;
  const metrics = deskMetrics('cases', () => now);
  const app = fastifyInstance(silentLog);
  metrics.watch(app);
  let fails = false;
  app.post('/told/:id', { config: { tellsOfPhones: true } }, async () => {
    if (fails) throw new Error('a bug');
    return {};
  });
  app.get('/v1/registration/x', async () => ({}));
  app.get('/plain', async () => ({}));
  await app.inject({ method: 'POST', url: '/told/84912345678' });
  await app.inject({ url: '/v1/registration/x' });
  await app.inject({ url: '/plain?number=84912345678' });
  await app.inject({ url: '/nowhere/84912345678' });
  const lines = async () =>
    (await metrics.registry.metrics()).split('\n').filter((line) => /^bluezone_http_requests/.test(line));
  expect((await lines()).sort()).toEqual([
    'bluezone_http_requests_total{route="/plain",code="200",desk="cases"} 1',
    'bluezone_http_requests_total{route="none",code="404",desk="cases"} 1',
  ]);
  fails = true;
  await app.inject({ method: 'POST', url: '/told/1' });
  expect(await lines()).toContain(
    'bluezone_http_requests_total{route="/told/:id",code="500",desk="cases"} 1',
  );
  now = 11 * day;
  expect(await lines()).toContain(
    'bluezone_http_requests_of_yesterday{route="/told/:id",code="200",desk="cases"} 1',
  );
  expect(await lines()).toContain(
    'bluezone_http_requests_of_yesterday{route="/v1/registration/x",code="200",desk="cases"} 1',
  );
  now = 13 * day;
  expect((await lines()).filter((line) => line.includes('yesterday'))).toEqual([]);
  expect(await metrics.registry.metrics()).not.toContain('912345678');
});

test('a process lives although it is not ready, and says so; what it cannot check in time is not ready', async () => {
  const app = fastifyInstance(silentLog);
  let state: 'ready' | 'broken' = 'ready';
  let checks = 0;
  addOperationsRoutes(app, {
    check: async () => {
      checks++;
      if (state === 'broken') throw new Error('the database of +84912345678');
    },
    metrics: deskMetrics('meetings', () => 0),
  });
  const ask = async (url: string) => (await app.inject({ url })).statusCode;
  expect([await ask('/healthz'), await ask('/readyz'), await ask('/metrics')]).toEqual([200, 200, 200]);
  for (let i = 0; i < 20; i++) await ask('/readyz');
  expect(checks).toBe(1);
  const other = fastifyInstance(silentLog);
  state = 'broken';
  addOperationsRoutes(other, {
    check: async () => {
      throw new Error('the database of +84912345678');
    },
    metrics: deskMetrics('meetings', () => 0),
  });
  const refused = await other.inject({ url: '/readyz' });
  expect([refused.statusCode, refused.json().code]).toEqual([503, 'store.unavailable']);
  expect(refused.body).not.toContain('912345678');
  expect((await other.inject({ url: '/healthz' })).statusCode).toBe(200);
});
