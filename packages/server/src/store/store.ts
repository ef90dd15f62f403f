// SPDX-License-Identifier: GPL-3.0-only
// Where the desks keep their rows. Each desk gets the handle of its own schema; in production each handle has its own
// credentials, so no function may take two desks' handles and join them in one statement.
import type { Kysely } from 'kysely';
import type {
  AuditTables,
  CaseTables,
  ExposureTables,
  JobTables,
  MeetingTables,
  RegistrationTables,
} from './tables.ts';

export interface Store {
  readonly registration: Kysely<RegistrationTables>;
  readonly cases: Kysely<CaseTables>;
  readonly audit: Kysely<AuditTables>;
  readonly exposure: Kysely<ExposureTables>;
  readonly meetings: Kysely<MeetingTables>;
  readonly jobs: Kysely<JobTables>;
  /** Gives space of deleted rows back where the engine does not do so by itself. */
  maintain(): Promise<void>;
  /** Waits for running statements, then releases files and locks. */
  close(): Promise<void>;
}

/** The handles of all schemas of one database. */
export function storeOver<T>(db: Kysely<T>, care: Pick<Store, 'maintain' | 'close'>): Store {
  const schema = <S>(name: string): Kysely<S> => db.withSchema(name) as unknown as Kysely<S>;
  return {
    registration: schema<RegistrationTables>('registration'),
    cases: schema<CaseTables>('cases'),
    audit: schema<AuditTables>('audit'),
    exposure: schema<ExposureTables>('exposure'),
    meetings: schema<MeetingTables>('meetings'),
    jobs: schema<JobTables>('jobs'),
    ...care,
  };
}
