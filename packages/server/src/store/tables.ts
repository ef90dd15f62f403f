// SPDX-License-Identifier: GPL-3.0-only
// Rows of every desk, one interface of tables per schema. A desk's functions see their own schema only.
import type { Generated } from 'kysely';
import type { DirectiveKind, DirectiveState } from '../directives/directive.ts';
import type { StaffRole } from '../staff/may.ts';
import type { StaffLevel } from '../staff/staff-scope.ts';
import type { RecordTables } from './record-tables.ts';

export interface RegistrationTables {
  phones: {
    /** HMAC-SHA256 of the E.164 number under the registration desk's own key. */
    number_hmac: Uint8Array;
    /** SHA-256 of the 16-byte credential. */
    credential_hash: Uint8Array;
  };
  /** Codes that were sent and hold still; a row goes when its code expires. */
  attempts: {
    /** SHA-256 of the attempt's 16 random bytes. */
    attempt_hash: Uint8Array;
    number_hmac: Uint8Array;
    /** 1 register, 2 erase. */
    purpose: number;
    guesses: number;
    /** The code was told and did what it was sent for. */
    is_done: boolean;
    /** Unix seconds. */
    expires: number;
  };
  /** What a number has had today; rows of days before go. */
  number_days: {
    /** Follows from the number under the desk's key, and differs from `number_hmac`. */
    limit_hmac: Uint8Array;
    day: number;
    messages: number;
    guesses: number;
  };
  /** Messages of a day under a prefix of the operator's, and in all. */
  sms_days: {
    /** A route's prefix, or "total". */
    scope: string;
    day: number;
    sent: number;
    /** In the unit of the prices. */
    cost: number;
  };
  /** What people said of where they live, counted. */
  province_days: {
    day: number;
    /** Two digits, or "unknown". */
    province: string;
    registrations: number;
  };
  issued: {
    credential_hash: Uint8Array;
    /** ⌊UTC day / periodDays⌋. */
    period: number;
    /** SHA-256 of issuer and blinded message: the signature can be made again, so it is not kept. */
    blinded_hash: Uint8Array;
  };
}

export interface CaseTables extends RecordTables {
  staff: {
    username: string;
    password_hash: string;
    name: Generated<string>;
    role: Generated<StaffRole>;
    level: Generated<StaffLevel>;
    /** Two digits; null for the national level. */
    province: string | null;
    /** Of an area: five digits each, with a space between two. */
    communes: Generated<string>;
    suspended: Generated<boolean>;
    /** Last UTC day of an invitation's password; null once the account has a password of its owner's. */
    invited_until: number | null;
    /** Who made the account, or reset it last; "system" for the command line. */
    invited_by: Generated<string>;
    /** Secret of the second factor, sealed under the desk's key; null until one is enrolled. */
    factor: Uint8Array | null;
    version: Generated<number>;
  };
  /** The last step of 30 seconds whose code was accepted; gone an hour later. */
  factor_steps: { username: string; step: number };
  /** Logins between password and second factor. */
  tickets: {
    /** SHA-256 of the ticket's 32 random bytes. */
    ticket_hash: Uint8Array;
    username: string;
    /** Sealed secret that is being enrolled; null where one is enrolled already. */
    factor: Uint8Array | null;
    failures: number;
    /** Unix seconds. */
    expires: number;
  };
  recovery_codes: {
    /** HMAC-SHA256 under the desk's key. */
    code_hash: Uint8Array;
    username: string;
  };
  /** What one of the staff proposes that phones be told, and another decides. */
  directives: {
    id: string;
    kind: DirectiveKind;
    /** JSON. */
    content: string;
    reason: string;
    state: DirectiveState;
    version: number;
    /** Number of the one of its kind that was in force when it was proposed; 0 for none. */
    base: number;
    proposed_by: string;
    proposed_day: number;
    decided_by: string | null;
    decided_day: number | null;
    /** What the one who decided said of it. */
    decision: string;
    /** 1, 2, 3 … in the order of approval, over all kinds; null until approved. */
    number: number | null;
  };
  /** One row: what the exposure desk said last that phones are told, as JSON. */
  in_force: { id: number; content: string; day: number };
  /** Counted for any name, so that a lock does not tell whether the name exists. */
  login_failures: {
    name_hash: Uint8Array;
    failures: number;
    locked_until: number;
    last: number;
  };
  sessions: {
    token_hash: Uint8Array;
    username: string;
    created: number;
    used: number;
  };
}

interface ActRow {
  /** 16 random bytes. */
  id: Uint8Array;
  day: number;
  /** Two digits; '' where it concerns no province or the country. */
  province: Generated<string>;
  actor: string;
  act: string;
  /** What it was done to: ids with a space between two. */
  subject: string;
}

export interface AuditTables {
  /** Of days that ended, in an order that tells nothing. */
  acts: ActRow & {
    /** Number of the head that seals it; 0 for acts of before there were heads. */
    seal: Generated<number>;
  };
  /** Of today, until the day has ended. */
  acts_today: ActRow;
  /** A day of a province, sealed: the chain of hashes over all its acts until then. */
  heads: {
    province: string;
    /** 1, 2, 3 … within the province. */
    seal: number;
    day: number;
    count: number;
    /** 32 bytes. */
    head: Uint8Array;
  };
}

export const rowKinds = { report: 1, claim: 2 } as const;
export type RowState = 'accepted' | 'waiting' | 'refused' | 'withdrawn';

export interface ExposureTables {
  reports: {
    token_hash: Uint8Array;
    body_hash: Uint8Array;
    revision: Uint8Array | null;
    kind: number;
    state: RowState;
    /** UTC day of arrival; for a claim, of acceptance once accepted. */
    day: number;
    /** First UTC day on which no token of this issuer epoch is accepted any more. */
    closes_day: number;
    /** n × 21 bytes. */
    keys: Uint8Array;
    onset_day: number | null;
    report_type: number;
    /** Bit i: key i stands in a published file. */
    published: number;
    /** Bit i: key i was published before by the claim that this report confirms. */
    upgrades: number;
    /** Bit i: key i is left to another row, or a duplicate, and never published from here. */
    ceded: number;
    /** Bit i: key i stands in a published file as revoked. */
    revoked: number;
    /** m × 17 bytes until the batch closes. */
    tags: Uint8Array | null;
    /** A waiting claim's recomputed tags, k × 12 bytes. */
    claim_tags: Uint8Array | null;
    /** Last UTC day on which a claim may wait. */
    waits_until_day: number | null;
  };
  published_keys: { key: Uint8Array; day: number };
  exports: {
    hash: string;
    from_time: number;
    to_time: number;
    bytes: number;
    day: number;
    key_count: number;
    revised_count: number;
    padding_count: number;
  };
  configurations: { version: number; hash: string; content: string };
  indexes: { sequence: number; hash: string; content: Uint8Array; time: number };
  /** One row: what registration counted, copied over without identity. */
  community: { id: number; registered: number; day: number };
  /** One row: what staff directed last, as JSON. */
  directives: { id: number; content: string };
  /** Rows that are locked by those who must take turns. */
  turns: { name: string };
}

export interface MeetingTables {
  tags: {
    tag: Uint8Array;
    interval: number;
    bucket: number;
    minutes: number;
    /** The exposure desk's name for the claim that spent it; zeros when its report was withdrawn. */
    spent_by: Uint8Array | null;
    spent_day: number | null;
  };
}

export interface JobTables {
  /** `owner` is the database role, so that desks with roles of their own have leases of their own. */
  leases: { owner: Generated<string>; job: string; holder: string; until: number; done: number };
  migrations: { name: string };
}
