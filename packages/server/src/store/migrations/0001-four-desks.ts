// SPDX-License-Identifier: GPL-3.0-only
// One schema for each desk, one for the record of what staff did, one for the jobs. No key leads from one to another.
import type { Migration } from './migration.ts';

export const fourDesks: Migration = {
  name: '0001-four-desks',
  up: [
    `create table jobs.leases (
      owner text not null default current_user,
      job text not null,
      holder text not null,
      until bigint not null,
      done bigint not null,
      primary key (owner, job)
    )`,
    // A desk sees and takes the leases of its own database role only.
    'alter table jobs.leases enable row level security',
    'create policy own_leases on jobs.leases using (owner = current_user) with check (owner = current_user)',
    'create schema registration',
    'create schema cases',
    'create schema audit',
    'create schema exposure',
    'create schema meetings',
    `create table registration.phones (
      number_hmac bytea primary key,
      credential_hash bytea not null unique
    )`,
    `create table registration.issued (
      credential_hash bytea not null,
      period integer not null,
      blinded_hash bytea not null,
      primary key (credential_hash, period)
    )`,
    `create table cases.cases (
      id text primary key,
      phone_number text not null,
      number_hmac bytea not null,
      sample_day integer not null,
      onset_day integer,
      note text not null,
      day integer not null
    )`,
    // No row counts up or tells a time: whoever has all tables could put codes and reports into order by it. Checked at the
    // end of a transaction, so that rows of both tables can be written anew in another order (jobs/forget-order.ts).
    `create table cases.codes (
      link_hash bytea primary key,
      case_id text not null references cases.cases (id) deferrable initially deferred,
      number_hmac bytea not null,
      digits_hmac bytea not null,
      expires bigint not null,
      failures integer not null,
      replaced boolean not null,
      blinded_hash bytea
    )`,
    'create index codes_number on cases.codes (number_hmac)',
    'create index codes_case on cases.codes (case_id)',
    `create table cases.contact_forms (
      number_hmac bytea not null,
      day integer not null,
      phone_number text not null,
      name text not null,
      province smallint,
      symptoms integer not null,
      note text not null,
      exposure_day integer not null,
      degree smallint not null,
      minutes integer not null,
      primary key (number_hmac, day)
    )`,
    'create index contact_forms_day on cases.contact_forms (day)',
    `create table cases.staff (
      username text primary key,
      password_hash text not null
    )`,
    `create table cases.login_failures (
      name_hash bytea primary key,
      failures integer not null,
      locked_until bigint not null,
      last bigint not null
    )`,
    `create table cases.sessions (
      token_hash bytea primary key,
      username text not null references cases.staff (username) on delete cascade,
      created bigint not null,
      used bigint not null
    )`,
    ...['acts', 'acts_today'].map(
      (table) => `create table audit.${table} (
        id bytea primary key,
        day integer not null,
        actor text not null,
        act text not null,
        subject text not null
      )`,
    ),
    // The desk may add acts of today and have ended days kept; it can neither read, change nor remove any.
    `create function audit.keep_days_before(today integer) returns bigint
      language sql security definer set search_path = pg_catalog, pg_temp as $$
        with ended as (delete from audit.acts_today where day < today returning id, day, actor, act, subject),
          kept as (
            insert into audit.acts (id, day, actor, act, subject)
            select id, day, actor, act, subject from ended order by id returning 1
          )
        select count(*) from kept
      $$`,
    'revoke all on function audit.keep_days_before(integer) from public',
    `create table exposure.reports (
      token_hash bytea primary key,
      body_hash bytea not null,
      revision bytea unique,
      kind smallint not null,
      state text not null,
      day integer not null,
      closes_day integer not null,
      keys bytea not null,
      onset_day integer,
      report_type smallint not null,
      published integer not null,
      upgrades integer not null,
      ceded integer not null,
      revoked integer not null,
      tags bytea,
      claim_tags bytea,
      waits_until_day integer
    )`,
    'create index reports_day on exposure.reports (day)',
    'create table exposure.published_keys (key bytea primary key, day integer not null)',
    `create table exposure.exports (
      hash text primary key,
      from_time bigint not null,
      to_time bigint not null,
      bytes integer not null,
      day integer not null,
      key_count integer not null,
      revised_count integer not null,
      padding_count integer not null
    )`,
    `create table exposure.configurations (
      version integer primary key,
      hash text not null,
      content text not null
    )`,
    `create table exposure.indexes (
      sequence bigint primary key,
      hash text not null,
      content bytea not null,
      time bigint not null
    )`,
    `create table exposure.community (
      id integer primary key,
      registered integer not null,
      day integer not null
    )`,
    // A row that is locked by those who must take turns.
    'create table exposure.turns (name text primary key)',
    `create table meetings.tags (
      tag bytea primary key,
      "interval" integer not null,
      bucket smallint not null,
      minutes smallint not null,
      spent_by bytea,
      spent_day integer
    )`,
    'create index tags_spent on meetings.tags (spent_by) where spent_by is not null',
  ],
};
