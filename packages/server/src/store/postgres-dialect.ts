// SPDX-License-Identifier: GPL-3.0-only
// Kysely over a pool of connections. Statements have no names, so that each may go to another connection behind
// pgbouncer; a connection that failed or gave no answer in time is thrown away, never used again.
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { byteaArray, isByteaArray } from './bytea-array.ts';
import { isConflict, StoreUnavailableError, storeErrorOf } from './store-error.ts';
import { transactionStart } from './transaction-start.ts';

const conflictTries = 4;

class PostgresConnection implements DatabaseConnection {
  readonly #client: PoolClient;
  readonly #answerWithinMs: number;
  #isBroken = false;
  #isInTransaction = false;

  constructor(client: PoolClient, answerWithinMs: number) {
    this.#client = client;
    this.#answerWithinMs = answerWithinMs;
  }

  get isBroken(): boolean {
    return this.#isBroken;
  }

  async begin(settings: TransactionSettings): Promise<void> {
    this.#isInTransaction = true;
    await this.#send(transactionStart(settings), []);
  }

  async end(how: 'commit' | 'rollback'): Promise<void> {
    await this.#send(how, []);
    this.#isInTransaction = false;
  }

  release(): void {
    this.#client.release(this.#isBroken || this.#isInTransaction);
  }

  /** A statement of its own that met a deadlock was not carried out: it is sent again. A transaction is its caller's to repeat. */
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    for (let tries = 1; ; tries++)
      try {
        return await this.#send<R>(query.sql, query.parameters);
      } catch (error) {
        if (this.#isInTransaction || !isConflict(error) || tries === conflictTries) throw error;
      }
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }

  async #send<R>(text: string, parameters: readonly unknown[]): Promise<QueryResult<R>> {
    if (this.#isBroken) throw new StoreUnavailableError('the connection to the database was lost');
    let timer: NodeJS.Timeout | undefined;
    try {
      const values = parameters.map((value) => (isByteaArray(value) ? byteaArray(value) : value));
      const answer = this.#client.query(text, values);
      const overdue = new Promise<never>((_resolve, reject) => {
        const late = () => reject(new StoreUnavailableError('the database gave no answer in time'));
        timer = setTimeout(late, this.#answerWithinMs);
      });
      const { command, rowCount, rows } = await Promise.race([answer, overdue]);
      const changes = /^(INSERT|UPDATE|DELETE|MERGE)/.test(command ?? '');
      return changes ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows: rows ?? [] };
    } catch (error) {
      const told = storeErrorOf(error);
      if (told instanceof StoreUnavailableError) this.#isBroken = true;
      throw told;
    } finally {
      clearTimeout(timer);
    }
  }
}

class PostgresDriver implements Driver {
  readonly #pool: Pool;
  readonly #answerWithinMs: number;

  constructor(pool: Pool, answerWithinMs: number) {
    this.#pool = pool;
    this.#answerWithinMs = answerWithinMs;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    try {
      return new PostgresConnection(await this.#pool.connect(), this.#answerWithinMs);
    } catch (error) {
      const told = storeErrorOf(error);
      throw told instanceof StoreUnavailableError ? told : new StoreUnavailableError(told.message);
    }
  }

  async beginTransaction(connection: PostgresConnection, settings: TransactionSettings): Promise<void> {
    await connection.begin(settings);
  }

  async commitTransaction(connection: PostgresConnection): Promise<void> {
    await connection.end('commit');
  }

  /** A connection that was lost takes its transaction with it: what led here is then the error to tell. */
  async rollbackTransaction(connection: PostgresConnection): Promise<void> {
    await connection.end('rollback').catch(() => undefined);
  }

  async releaseConnection(connection: PostgresConnection): Promise<void> {
    connection.release();
  }

  /** The pool is its opener's: several handles may stand over it. */
  async destroy(): Promise<void> {}
}

/** A Kysely dialect over a pool; a statement without an answer within `answerWithinMs` is given up. */
export function postgresDialect(pool: Pool, answerWithinMs: number): Dialect {
  return {
    createDriver: () => new PostgresDriver(pool, answerWithinMs),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  };
}
