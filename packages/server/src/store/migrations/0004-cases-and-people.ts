// SPDX-License-Identifier: GPL-3.0-only
// Cases as an investigator needs them, the people who told of themselves, who was with whom, and what is counted of it.
import type { Migration } from './migration.ts';

const human = [
  "name text not null default ''",
  "search text not null default ''",
  'birth_year smallint',
  'sex text',
  'province text',
  'commune text',
  "address text not null default ''",
];

export const casesAndPeople: Migration = {
  name: '0004-cases-and-people',
  up: [
    `alter table cases.cases ${[
      ...human,
      'version integer not null default 1',
      "occupation text not null default ''",
      'test_kind text',
      'symptoms integer not null default 0',
      "classification text not null default 'confirmed'",
      'confirmed_day integer',
      'reported_day integer',
      'health text',
      'health_day integer',
      "exposure_note text not null default ''",
      "places_note text not null default ''",
      'assignee text',
      "state text not null default 'open'",
      'call_outcome text',
      'person_id text',
    ]
      .map((column) => `add column ${column}`)
      .join(', ')}`,
    "update cases.cases set search = right(phone_number, 4) where search = ''",
    'create index cases_province_day on cases.cases (province, day, id)',
    'create index cases_day on cases.cases (day, id)',
    'create index cases_illness on cases.cases (province, (coalesce(onset_day, sample_day)))',
    'create index cases_number on cases.cases (number_hmac)',
    "create index cases_search on cases.cases using gin (to_tsvector('simple'::regconfig, search))",
    'alter table cases.codes add column issued_day integer not null default 0',
    // A code held for a day and on to the end of that UTC day.
    'update cases.codes set issued_day = expires / 86400 - 2',
    `create table cases.code_days (
      issued_day integer not null,
      redeemed_day integer not null,
      count integer not null,
      primary key (issued_day, redeemed_day)
    )`,
    `create table cases.people (
      id text primary key,
      phone_number text not null,
      number_hmac bytea not null,
      ${human.join(', ')},
      version integer not null default 1,
      source text not null,
      degree smallint not null,
      exposure_day integer not null,
      minutes integer,
      exposure_note text not null default '',
      symptoms integer not null default 0,
      is_symptomatic boolean not null default false,
      note text not null default '',
      state text not null,
      next_day integer,
      last_day integer,
      first_day integer,
      until_day integer not null,
      tries smallint not null default 0,
      assignee text,
      case_id text,
      day integer not null
    )`,
    // The worklist in its order, from which pages are read by key.
    'create index people_due on cases.people (next_day, id) where next_day is not null',
    'create index people_province_due on cases.people (province, next_day, id) where next_day is not null',
    'create index people_symptomatic on cases.people (province, next_day, id) where is_symptomatic and next_day is not null',
    "create index people_unreachable on cases.people (province, next_day, id) where state = 'unreachable'",
    "create index people_new on cases.people (province, next_day, id) where state = 'new'",
    'create index people_assignee on cases.people (assignee, next_day, id) where assignee is not null',
    'create index people_finished on cases.people (province, day, id) where next_day is null',
    'create index people_commune_due on cases.people (commune, next_day, id) where next_day is not null',
    'create index people_commune_day on cases.people (commune, day, id)',
    'create index people_province_day on cases.people (province, day, id)',
    'create index people_day on cases.people (day, id)',
    'create index people_exposure on cases.people (province, exposure_day)',
    'create index people_number on cases.people (number_hmac)',
    "create index people_search on cases.people using gin (to_tsvector('simple'::regconfig, search))",
    // Who filled in a form before there was a list of whom to call: the id follows from the number, so that of several forms one person comes.
    `insert into cases.people (id, phone_number, number_hmac, name, search, province, source, degree, exposure_day, minutes,
        symptoms, is_symptomatic, note, state, next_day, until_day, day)
      select distinct on (number_hmac) substr(encode(number_hmac, 'hex'), 1, 16), phone_number, number_hmac, name,
        right(phone_number, 4), lpad(province::text, 2, '0'), 'form', degree, exposure_day, minutes, symptoms, symptoms <> 0,
        note, 'new', day, exposure_day + 14, day
      from cases.contact_forms order by number_hmac, day desc`,
    `create table cases.follow_ups (
      id text primary key,
      person_id text not null references cases.people (id) deferrable initially deferred,
      day integer not null,
      kind text not null,
      outcome text not null,
      symptoms integer not null,
      note text not null,
      actor text not null
    )`,
    'create index follow_ups_person on cases.follow_ups (person_id, day)',
    `create table cases.links (
      id text primary key,
      source_id text not null,
      target_id text not null,
      contact_day integer,
      note text not null,
      origin text not null,
      day integer not null,
      unique (source_id, target_id)
    )`,
    'create index links_target on cases.links (target_id)',
    'create index links_day on cases.links (day)',
    `create table cases.refused_suggestions (
      source_id text not null,
      target_id text not null,
      day integer not null,
      primary key (source_id, target_id)
    )`,
    `create table cases.record_totals (
      figure text not null,
      day integer not null,
      province text not null,
      count integer not null,
      primary key (figure, day, province)
    )`,
    `create table cases.repeats (
      key_hash bytea primary key,
      body_hash bytea not null,
      subject text not null,
      day integer not null
    )`,
  ],
};
