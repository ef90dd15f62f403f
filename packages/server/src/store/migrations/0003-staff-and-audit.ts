// SPDX-License-Identifier: GPL-3.0-only
// Staff with roles, parts of the country and a second factor; what two of them decide for all phones; and acts in a chain.
import type { Migration } from './migration.ts';

/**
 * What of an act is hashed, and in which form; packages/server/src/audit/act-chain.ts computes the same. Lengths stand
 * before texts, so that no two acts have the same bytes.
 */
const actBytes = [
  'act.id || int4send(act.day)',
  ...['province', 'actor', 'act', 'subject'].map(
    (column) =>
      `int4send(octet_length(convert_to(act.${column}, 'UTF8'))) || convert_to(act.${column}, 'UTF8')`,
  ),
].join(' || ');

export const staffAndAudit: Migration = {
  name: '0003-staff-and-audit',
  up: [
    // Accounts of before saw every case of the country; they enrol a second factor when they log in next.
    `alter table cases.staff
      add column name text not null default '',
      add column role text not null default 'supervisor',
      add column level text not null default 'national',
      add column province text,
      add column communes text not null default '',
      add column suspended boolean not null default false,
      add column invited_until integer,
      add column invited_by text not null default 'system',
      add column factor bytea,
      add column version integer not null default 1`,
    // The last step of a second factor that was accepted: a code works once. Gone an hour later.
    `create table cases.factor_steps (
      username text primary key references cases.staff (username) on delete cascade,
      step bigint not null
    )`,
    `create table cases.tickets (
      ticket_hash bytea primary key,
      username text not null references cases.staff (username) on delete cascade,
      factor bytea,
      failures integer not null,
      expires bigint not null
    )`,
    `create table cases.recovery_codes (
      code_hash bytea primary key,
      username text not null references cases.staff (username) on delete cascade
    )`,
    'create index recovery_codes_username on cases.recovery_codes (username)',
    `create table cases.directives (
      id text primary key,
      kind text not null,
      content text not null,
      reason text not null,
      state text not null,
      version integer not null,
      base integer not null,
      proposed_by text not null,
      proposed_day integer not null,
      decided_by text,
      decided_day integer,
      decision text not null,
      number integer unique
    )`,
    // One row: what the exposure desk said that phones are told.
    `create table cases.in_force (
      id integer primary key,
      content text not null,
      day integer not null
    )`,
    // One row: what staff directed last, so that it holds while the cases desk is away.
    'create table exposure.directives (id integer primary key, content text not null)',
    "alter table audit.acts add column province text not null default '', add column seal integer not null default 0",
    "alter table audit.acts_today add column province text not null default ''",
    'create index acts_province_day on audit.acts (province, day)',
    'create index acts_day on audit.acts (day, id)',
    'create index acts_seal on audit.acts (province, seal, id)',
    "create index acts_subject on audit.acts using gin (string_to_array(subject, ' '))",
    `create table audit.heads (
      province text not null,
      seal integer not null,
      day integer not null,
      count integer not null,
      head bytea not null,
      primary key (province, seal)
    )`,
    'drop function audit.keep_days_before(integer)',
    // The desk may add acts of today and have ended days sealed; it can read the record, and neither change nor remove any.
    `create function audit.seal_days_before(today integer) returns bigint
      language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
        declare
          part record;
          act record;
          last_seal integer;
          chain bytea;
          sealed integer;
          total bigint := 0;
        begin
          lock table audit.heads in exclusive mode;
          for part in
            select distinct t.province, t.day from audit.acts_today t where t.day < today order by t.day, t.province
          loop
            select h.seal, h.head into last_seal, chain from audit.heads h
              where h.province = part.province order by h.seal desc limit 1;
            if not found then
              last_seal := 0;
              chain := sha256(convert_to('BZ/audit/v1' || chr(10) || part.province, 'UTF8'));
            end if;
            sealed := 0;
            for act in
              with ended as (
                delete from audit.acts_today t where t.province = part.province and t.day = part.day returning *
              )
              select * from ended e order by e.id
            loop
              chain := sha256(chain || ${actBytes});
              insert into audit.acts (id, day, province, actor, act, subject, seal)
                values (act.id, act.day, act.province, act.actor, act.act, act.subject, last_seal + 1);
              sealed := sealed + 1;
            end loop;
            insert into audit.heads (province, seal, day, count, head)
              values (part.province, last_seal + 1, part.day, sealed, chain);
            total := total + sealed;
          end loop;
          return total;
        end
      $$`,
    'revoke all on function audit.seal_days_before(integer) from public',
  ],
};
