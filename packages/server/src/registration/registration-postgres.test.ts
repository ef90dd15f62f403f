// SPDX-License-Identifier: GPL-3.0-only
// Where statements really run at the same time, as the desk's own database role.
import { afterAll, beforeAll } from 'vitest';
import { noPostgres, type PostgresCluster, startPostgres, whyNoPostgres } from '../testing/postgres.ts';
import { chooseEngine, closeEngine, postgresEngine } from '../testing/test-engine.ts';
import { registrationContract } from './registration-contract.ts';

let cluster: PostgresCluster;

beforeAll(async () => {
  if (noPostgres) return;
  cluster = await startPostgres();
  chooseEngine(async () => await postgresEngine(await cluster.createMigratedDatabase('registration')));
});
afterAll(async () => {
  if (noPostgres) return;
  await closeEngine();
  await cluster.remove();
});

registrationContract({ name: `PostgreSQL${whyNoPostgres}`, isLeftOut: noPostgres });
