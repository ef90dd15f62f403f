// SPDX-License-Identifier: GPL-3.0-only
// Has all tests of a file use a PostgreSQL of their own, as each desk's database role. For tests only.
import { afterAll, beforeAll } from 'vitest';
import { noPostgres, type PostgresCluster, startPostgres } from './postgres.ts';
import { chooseEngine, closeEngine, postgresEngine } from './test-engine.ts';

/** Starts it before the file's tests and removes it after them; does nothing where there is no PostgreSQL. */
export function runOnPostgres(database: string, options: Parameters<typeof startPostgres>[0] = {}): void {
  let cluster: PostgresCluster;
  beforeAll(async () => {
    if (noPostgres) return;
    cluster = await startPostgres(options);
    chooseEngine(async () => await postgresEngine(await cluster.createMigratedDatabase(database)));
  });
  afterAll(async () => {
    if (noPostgres) return;
    await closeEngine();
    await cluster.remove();
  });
}
