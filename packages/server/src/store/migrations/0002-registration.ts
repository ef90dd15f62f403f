// SPDX-License-Identifier: GPL-3.0-only
// Registration by a code in a text message: attempts, what a number and a route have had today, and where people say they live.
import type { Migration } from './migration.ts';

export const registrationByMessage: Migration = {
  name: '0002-registration',
  up: [
    `create table registration.attempts (
      attempt_hash bytea primary key,
      number_hmac bytea not null,
      purpose smallint not null,
      guesses smallint not null,
      is_done boolean not null,
      expires bigint not null
    )`,
    'create index attempts_number on registration.attempts (number_hmac)',
    'create index attempts_expires on registration.attempts (expires)',
    `create table registration.number_days (
      limit_hmac bytea primary key,
      day integer not null,
      messages smallint not null,
      guesses smallint not null
    )`,
    `create table registration.sms_days (
      scope text primary key,
      day integer not null,
      sent integer not null,
      cost bigint not null
    )`,
    `create table registration.province_days (
      day integer not null,
      province text not null,
      registrations integer not null,
      primary key (day, province)
    )`,
  ],
};
