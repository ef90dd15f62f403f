// SPDX-License-Identifier: GPL-3.0-only
// Each desk's own database role, with rights to its own rows and nothing else. Rights are set as a whole at every
// migration, so that a new table of a desk is its desk's, and a right that was once too much is gone.
import { type Kysely, sql } from 'kysely';
import { type StoreDesk, storeDesks } from './postgres-store.ts';
import { scramVerifier } from './scram-verifier.ts';
import { StatementError } from './store-error.ts';

/** "bluezone_cases": the role of a desk. */
export const roleOf = (desk: StoreDesk): string => `bluezone_${desk}`;

/** Passwords to set; a role that is left out keeps the one it has. */
export type RolePasswords = Readonly<Partial<Record<StoreDesk, string>>>;

const schemas = [...storeDesks, 'audit', 'jobs'] as const;

/** Limits of every session of a role: what is stuck holds nobody up for long. They hold behind pgbouncer too. */
const sessionSettings: Readonly<Record<string, string>> = {
  statement_timeout: '60s',
  lock_timeout: '15s',
  idle_in_transaction_session_timeout: '60s',
  search_path: 'pg_catalog',
};

/** Rights beyond those to its own schema, and to what. */
const extraRights: Readonly<Record<StoreDesk, readonly (readonly [right: string, to: string])[]>> = {
  registration: [],
  cases: [
    ['select, insert', 'audit.acts_today'],
    ['select', 'audit.acts'],
    ['select', 'audit.heads'],
    ['execute', 'function audit.seal_days_before(integer)'],
  ],
  exposure: [],
  meetings: [],
};

/** Rights that every desk has: to its own leases (row by row, see the policy), and to see which migrations ran. */
const sharedRights = [
  ['select, insert, update', 'jobs.leases'],
  ['select', 'jobs.migrations'],
] as const;

type Database = Kysely<unknown>;
const run = async (db: Database, text: string) => {
  await sql.raw(text).execute(db);
};
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

async function existingRoles(db: Database): Promise<Map<string, boolean>> {
  const { rows } = await sql<{ rolname: string; mighty: boolean }>`
    select rolname::text, rolsuper or rolbypassrls or rolcreaterole or rolreplication
      or exists (select from pg_auth_members where member = pg_roles.oid) as mighty
    from pg_roles where rolname = any(${storeDesks.map(roleOf)}::text[])`.execute(db);
  return new Map(rows.map(({ rolname, mighty }) => [rolname, mighty]));
}

async function currentDatabase(db: Database): Promise<string> {
  const { rows } = await sql<{ name: string }>`select current_database()::text as name`.execute(db);
  return rows[0]?.name ?? '';
}

async function setRights(db: Database, desk: StoreDesk): Promise<void> {
  const role = roleOf(desk);
  for (const schema of schemas) {
    await run(db, `revoke all on all tables in schema ${schema} from ${role}`);
    await run(db, `revoke all on all functions in schema ${schema} from ${role}`);
    await run(db, `revoke all on schema ${schema} from ${role}`);
  }
  await run(db, `grant usage on schema ${desk} to ${role}`);
  await run(db, `grant select, insert, update, delete on all tables in schema ${desk} to ${role}`);
  for (const [right, to] of [...sharedRights, ...extraRights[desk]]) {
    await run(db, `grant usage on schema ${/(\w+)\./.exec(to)?.[1]} to ${role}`);
    await run(db, `grant ${right} on ${to} to ${role}`);
  }
}

/** Roles are the whole cluster's: another database's migration may make or change the same one at the same moment. */
const raceCodes: ReadonlySet<string> = new Set(['42710', '23505', 'XX000']);
const tries = 5;

/**
 * Makes the roles that are missing, sets their limits and rights, and the passwords given. Needs the credentials of the
 * tables' owner with the right to make roles.
 * @returns names of roles that have more power than a desk may have (superuser, another's member …): they are refused,
 * and nothing was changed
 */
export async function setRoles(db: Database, passwords: RolePasswords): Promise<string[]> {
  for (let attempt = 1; ; attempt++)
    try {
      return await db.transaction().execute((transaction) => setRolesNow(transaction, passwords));
    } catch (error) {
      const isRace = error instanceof StatementError && raceCodes.has(error.code);
      if (!isRace || attempt === tries) throw error;
    }
}

async function setRolesNow(db: Database, passwords: RolePasswords): Promise<string[]> {
  await sql`select name from jobs.migrations order by name for update`.execute(db);
  const existing = await existingRoles(db);
  const mighty = [...existing].filter(([, isMighty]) => isMighty).map(([name]) => name);
  if (mighty.length > 0) return mighty;
  const database = quoted(await currentDatabase(db));
  await run(db, `revoke temporary, create on database ${database} from public`);
  for (const schema of schemas) await run(db, `revoke all on schema ${schema} from public`);
  for (const desk of storeDesks) {
    const role = roleOf(desk);
    if (!existing.has(role)) await run(db, `create role ${role} login`);
    for (const [name, value] of Object.entries(sessionSettings))
      await run(db, `alter role ${role} in database ${database} set ${name} = '${value}'`);
    const password = passwords[desk];
    if (password !== undefined) await run(db, `alter role ${role} password '${scramVerifier(password)}'`);
    await run(db, `grant connect on database ${database} to ${role}`);
    await setRights(db, desk);
  }
  return [];
}
