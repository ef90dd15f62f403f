// SPDX-License-Identifier: GPL-3.0-only
// Rows of the cases desk about people. Nothing in them is finer than a UTC day, and nothing counts up over days
// (decision 0063): whoever has the tables of two desks could put both into order by it.
import type { Generated } from 'kysely';

/** Who somebody is and where they live. */
interface Human {
  phone_number: string;
  number_hmac: Uint8Array;
  name: Generated<string>;
  /** The name without marks, and the last four digits of the number, for the search. */
  search: Generated<string>;
  birth_year: number | null;
  sex: 'female' | 'male' | 'other' | null;
  /** Two digits. */
  province: string | null;
  /** Five digits. */
  commune: string | null;
  address: Generated<string>;
}

export interface RecordTables {
  cases: Human & {
    /** 8 random bytes in hexadecimal. */
    id: string;
    /** Rises with every change. */
    version: Generated<number>;
    sample_day: number;
    onset_day: number | null;
    note: string;
    /** UTC day of entry. */
    day: number;
    occupation: Generated<string>;
    test_kind: 'pcr' | 'antigen' | 'other' | null;
    /** Bit i: symptom i of the protocol. */
    symptoms: Generated<number>;
    classification: Generated<'confirmed' | 'probable' | 'suspected' | 'discarded'>;
    confirmed_day: number | null;
    reported_day: number | null;
    health: 'at-home' | 'hospital' | 'recovered' | 'died' | null;
    health_day: number | null;
    exposure_note: Generated<string>;
    places_note: Generated<string>;
    assignee: string | null;
    state: Generated<'open' | 'closed'>;
    call_outcome: string | null;
    /** Of whom the case was made. */
    person_id: string | null;
  };
  codes: {
    /** SHA-256 of the link's 16 random bytes. */
    link_hash: Uint8Array;
    case_id: string;
    number_hmac: Uint8Array;
    digits_hmac: Uint8Array;
    /** Unix seconds; always the end of a UTC day. */
    expires: number;
    failures: number;
    replaced: boolean;
    /** SHA-256 of issuer and blinded message, once redeemed. */
    blinded_hash: Uint8Array | null;
    /** UTC day; what `expires` tells anyway. */
    issued_day: Generated<number>;
  };
  /** How many codes of a day were redeemed on a day, of the whole country: not which, nor where. */
  code_days: { issued_day: number; redeemed_day: number; count: number };
  contact_forms: {
    number_hmac: Uint8Array;
    /** UTC day of arrival: of one number and day the last form stands. */
    day: number;
    phone_number: string;
    name: string;
    province: number | null;
    /** Bit i: symptom i of the protocol. */
    symptoms: number;
    note: string;
    exposure_day: number;
    /** 1 or 2. */
    degree: number;
    minutes: number;
  };
  /** People who told the authority, or whom a patient named. */
  people: Human & {
    id: string;
    version: Generated<number>;
    source: 'form' | 'interview' | 'import';
    /** 1 or 2. */
    degree: number;
    /** Civil day of the contact. */
    exposure_day: number;
    /** Weighted minutes, of a form. */
    minutes: number | null;
    exposure_note: Generated<string>;
    symptoms: Generated<number>;
    is_symptomatic: Generated<boolean>;
    note: Generated<string>;
    state: 'new' | 'following' | 'unreachable' | 'refused' | 'finished' | 'case';
    /** Civil day of the next call; null when nobody is to call any more. */
    next_day: number | null;
    /** Civil day of the last call or declaration. */
    last_day: number | null;
    /** UTC day of the first one. */
    first_day: number | null;
    /** Last civil day of the follow-up. */
    until_day: number;
    tries: Generated<number>;
    assignee: string | null;
    case_id: string | null;
    /** UTC day of arrival. */
    day: number;
  };
  follow_ups: {
    id: string;
    person_id: string;
    /** Civil day. */
    day: number;
    kind: 'call' | 'declaration';
    outcome: string;
    symptoms: number;
    note: string;
    actor: string;
  };
  links: {
    id: string;
    /** Case or person from whom it may have passed, and to whom. */
    source_id: string;
    target_id: string;
    /** Civil day on which they were together. */
    contact_day: number | null;
    note: string;
    origin: 'interview' | 'suggestion';
    /** UTC day of entry. */
    day: number;
  };
  refused_suggestions: { source_id: string; target_id: string; day: number };
  /** What of forgotten records is counted on: by day and province, without anybody. */
  record_totals: {
    /** Of what: "onset", "report", "confirmation", "received" … */
    figure: string;
    day: number;
    /** '' for none. */
    province: string;
    count: number;
  };
  /** Requests that may come again: what came of them, until the end of the next UTC day. */
  repeats: {
    /** Under the desk's key, of who asked, for what and with which key. */
    key_hash: Uint8Array;
    body_hash: Uint8Array;
    subject: string;
    day: number;
  };
}
