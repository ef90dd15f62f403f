// SPDX-License-Identifier: GPL-3.0-only
// The desks' own tests once more, on PostgreSQL and with each desk's own role: what they need and are not granted fails.
import { afterAll, beforeAll, describe, test } from 'vitest';
import { noPostgres, type PostgresCluster, startPostgres, whyNoPostgres } from './postgres.ts';
import { chooseEngine, closeEngine, postgresEngine } from './test-engine.ts';

let cluster: PostgresCluster;

beforeAll(async () => {
  if (noPostgres) return;
  cluster = await startPostgres({ waitsForDisk: false });
  chooseEngine(async () => await postgresEngine(await cluster.createMigratedDatabase('desks')));
});
afterAll(async () => {
  if (noPostgres) return;
  await closeEngine();
  await cluster.remove();
});

if (noPostgres) test.skip(`the desks’ tests on PostgreSQL${whyNoPostgres}`, () => undefined);
else
  describe('on PostgreSQL', async () => {
    await import('../server.test.ts');
    await import('../exposure/take-report.test.ts');
    await import('../exposure/take-claim.test.ts');
    await import('../exposure/withdraw.test.ts');
    await import('../publishing/publish.test.ts');
    await import('../jobs/jobs.test.ts');
    await import('../cases/cases.test.ts');
    await import('../cases/staff.test.ts');
    await import('../registration/registration.test.ts');
  });
