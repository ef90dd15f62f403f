// SPDX-License-Identifier: GPL-3.0-only
import { afterAll, beforeAll } from 'vitest';
import { noPgbouncer, type PostgresCluster, startPostgres, whyNoPgbouncer } from '../testing/postgres.ts';
import { chooseEngine, closeEngine, postgresEngine } from '../testing/test-engine.ts';
import { storeContract } from './store-contract.ts';

let cluster: PostgresCluster;

beforeAll(async () => {
  if (noPgbouncer) return;
  cluster = await startPostgres();
  await cluster.createMigratedDatabase('contract');
  chooseEngine(async () => await postgresEngine(await cluster.startPgbouncer('contract')));
});
afterAll(async () => {
  if (noPgbouncer) return;
  await closeEngine();
  await cluster.remove();
});

storeContract({ name: `PostgreSQL behind pgbouncer${whyNoPgbouncer}`, isLeftOut: noPgbouncer });
