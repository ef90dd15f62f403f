// SPDX-License-Identifier: GPL-3.0-only
import { afterAll, beforeAll } from 'vitest';
import { noPostgres, type PostgresCluster, startPostgres, whyNoPostgres } from '../testing/postgres.ts';
import { chooseEngine, closeEngine, postgresEngine } from '../testing/test-engine.ts';
import { storeContract } from './store-contract.ts';

let cluster: PostgresCluster;

beforeAll(async () => {
  if (noPostgres) return;
  cluster = await startPostgres();
  chooseEngine(async () => await postgresEngine(await cluster.createMigratedDatabase('contract')));
});
afterAll(async () => {
  if (noPostgres) return;
  await closeEngine();
  await cluster.remove();
});

storeContract({ name: `PostgreSQL${whyNoPostgres}`, isLeftOut: noPostgres });
