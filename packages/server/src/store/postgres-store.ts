// SPDX-License-Identifier: GPL-3.0-only
// The store of a deployment: PostgreSQL 15 or newer, directly or behind pgbouncer in transaction pooling.
import { fail, ok, type Result } from '@bluezone/protocol';
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import pg from 'pg';
import { postgresTypes } from './column-types.ts';
import { appliedMigrations, migrationNames } from './migrations.ts';
import { postgresDialect } from './postgres-dialect.ts';
import type { Store } from './store.ts';

/** The desks that have a schema and a database role of their own. */
export const storeDesks = ['registration', 'cases', 'exposure', 'meetings'] as const;
export type StoreDesk = (typeof storeDesks)[number];

export interface PostgresStoreOptions {
  /**
   * Where each desk's rows are and as whom: `postgresql://user:password@host:port/database`, with the parameters of
   * libpq (`sslmode`, `host` for a socket's folder). One text serves all desks. A desk that is left out cannot be
   * reached: its handle refuses every statement, so that a process can be given its own desk's credentials alone.
   */
  readonly connections: string | Readonly<Partial<Record<StoreDesk, string>>>;
  /** Connections to a database at most, for each of its credentials; 10 when left out. */
  readonly connectionLimit?: number;
  /** How long to wait for a free connection, milliseconds; 15,000 when left out. */
  readonly connectWithinMs?: number;
  /** How long to wait for a statement's answer, milliseconds; 90,000 when left out, longer than the roles' own limit. */
  readonly answerWithinMs?: number;
}

/** A pool that outlives lost connections: they are replaced when they are needed next. */
export function openPool(
  connectionString: string,
  options: Omit<PostgresStoreOptions, 'connections'>,
): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: options.connectionLimit ?? 10,
    connectionTimeoutMillis: options.connectWithinMs ?? 15_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    application_name: 'bluezone',
    types: postgresTypes,
  });
  // Without a listener a connection that is lost while nobody waits for it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

export function databaseOver(
  pool: pg.Pool,
  options: Omit<PostgresStoreOptions, 'connections'>,
): Kysely<unknown> {
  return new Kysely<unknown>({ dialect: postgresDialect(pool, options.answerWithinMs ?? 90_000) });
}

class NoAccess extends DummyDriver {
  readonly #desk: StoreDesk;

  constructor(desk: StoreDesk) {
    super();
    this.#desk = desk;
  }

  override async acquireConnection(): Promise<never> {
    throw new Error(`this process has no access to the rows of the ${this.#desk} desk`);
  }
}

function closedHandle(desk: StoreDesk): Kysely<unknown> {
  return new Kysely<unknown>({
    dialect: {
      createDriver: () => new NoAccess(desk),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (db) => new PostgresIntrospector(db),
    },
  });
}

/** Tells why the tables cannot be used as they are; undefined when they can. */
async function whatIsMissing(db: Kysely<unknown>): Promise<string | undefined> {
  const applied = new Set(await appliedMigrations(db));
  const missing = migrationNames.filter((name) => !applied.has(name));
  return missing.length === 0
    ? undefined
    : `the database lacks ${missing.join(', ')}: run "bluezone migrate"`;
}

/**
 * Opens the store over PostgreSQL, whose tables and roles `bluezone migrate` has made. A connection that is lost later
 * comes again by itself; until then statements fail with `StoreUnavailableError`.
 * @returns `store.unavailable` when a database cannot be reached or is not up to date; no message holds a password.
 */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<Result<Store>> {
  const { connections } = options;
  const pools = new Map<string, pg.Pool>();
  const databases = new Map<string, Kysely<unknown>>();
  const close = async () => {
    await Promise.all([...pools.values()].map((pool) => pool.end()));
  };
  const handle = (desk: StoreDesk): Kysely<unknown> => {
    const connection = typeof connections === 'string' ? connections : connections[desk];
    if (connection === undefined) return closedHandle(desk);
    const known = databases.get(connection);
    if (known !== undefined) return known;
    const pool = openPool(connection, options);
    const db = databaseOver(pool, options);
    pools.set(connection, pool);
    databases.set(connection, db);
    return db;
  };
  const own = storeDesks.find((desk) => typeof connections === 'string' || connections[desk] !== undefined);
  if (own === undefined) return fail('store.unavailable', 'no database connection was given');
  const schema = <T>(desk: StoreDesk, name: string = desk) =>
    handle(desk).withSchema(name) as unknown as Kysely<T>;
  const store: Store = {
    registration: schema('registration'),
    cases: schema('cases'),
    audit: schema('cases', 'audit'),
    exposure: schema('exposure'),
    meetings: schema('meetings'),
    jobs: schema(own, 'jobs'),
    async maintain() {},
    close,
  };
  for (const db of databases.values()) {
    const problem = await whatIsMissing(db).catch((error: unknown) =>
      error instanceof Error ? error.message : 'unknown reason',
    );
    if (problem === undefined) continue;
    await close();
    return fail('store.unavailable', `The database cannot be used: ${problem}`);
  }
  return ok(store);
}
