// SPDX-License-Identifier: GPL-3.0-only
// What the page and the living town say to each other, as plain JSON without a word of any language. Types only: the
// page imports them too. Times are unix seconds by the town's clock, lengths metres, strengths dBm.
import type { ShownTable, ShownValue } from '@bluezone/server';
import type { Place, Rectangle, Street } from '../town/town-model.ts';

export type { ShownTable, ShownValue };

/** One person of the town as everybody who lives there could see them. */
export interface TourPerson {
  readonly index: number;
  /** Invented. */
  readonly name: string;
  /** Whole years; null in a recording. */
  readonly age: number | null;
  /** Places by their id; null in a recording. */
  readonly home: number | null;
  readonly work: number | null;
  readonly household: number | null;
  /** "+84901000000"; the numbers are invented. */
  readonly phoneNumber: string;
}

export interface TourPlace extends Rectangle {
  readonly id: number;
  readonly kind: Place['kind'];
  readonly name: string;
  readonly rooms: readonly Rectangle[];
}

/** GET /tour/town: what stays as it is while the server runs. */
export interface TourTown {
  /** Changes with every start of the server: the page then begins anew. */
  readonly run: string;
  readonly kind: 'town' | 'recording';
  readonly name: string;
  readonly bounds: Rectangle;
  readonly utcOffsetMinutes: number;
  readonly people: readonly TourPerson[];
  readonly places: readonly TourPlace[];
  readonly streets: readonly Street[];
  readonly busStops: readonly { readonly name: string; readonly x: number; readonly y: number }[];
  /** The resident whose phone a visitor's browser is first; null when nobody can join. */
  readonly guest: number | null;
  /** All whose phones visitors' browsers may be, in the order in which places are given. */
  readonly guests: readonly number[];
  /** Beginning of the first day that everybody lived. */
  readonly bornAt: number;
}

/**
 * GET /tour/tracks?from=&to= (at most a day): where everybody is. Person i has the pieces first[i] … first[i+1] − 1, which
 * follow each other without gaps over [from, to): evenly from (x0, y0) at start to (x1, y1) at end.
 */
export interface TourTracks {
  readonly from: number;
  readonly to: number;
  readonly first: readonly number[];
  readonly start: readonly number[];
  readonly end: readonly number[];
  readonly x0: readonly number[];
  readonly y0: readonly number[];
  readonly x1: readonly number[];
  readonly y1: readonly number[];
}

/** GET /tour/heard?people=1,2,3 (at most 400): who heard whom lately, as the radios did. Parallel columns. */
export interface TourHeard {
  readonly from: number;
  readonly to: number;
  readonly hearer: readonly number[];
  readonly peer: readonly number[];
  /** Strength of the last time, dBm. */
  readonly rssi: readonly number[];
}

export type Degree = 'none' | 'F1' | 'F2';
export type ShareState = 'queued' | 'waiting' | 'accepted' | 'refused' | 'withdrawing' | 'withdrawn';

/** What can change about a person. */
export interface PersonState {
  readonly index: number;
  /** off: switched off or without the app, by the lever; guest: carried by a visitor's browser. */
  readonly phone: 'on' | 'off' | 'guest';
  /** What their phone tells its owner. */
  readonly exposure: Degree;
  /** The authority has a case with this person's number. */
  readonly isCase: boolean;
  readonly report: ShareState | null;
  readonly claim: ShareState | null;
}

/** Something that happened, newest last; never a word, only what is needed to tell it. */
export type FeedEntry = { readonly id: number; readonly at: number } & FeedFact;

export type FeedFact =
  | { readonly kind: 'born'; readonly residents: number; readonly days: number; readonly seconds: number }
  | { readonly kind: 'gap'; readonly from: number; readonly to: number }
  | { readonly kind: 'confirmed'; readonly person: number; readonly caseId: string; readonly digits: string }
  | { readonly kind: 'redeemed'; readonly person: number; readonly bytes: number }
  | {
      readonly kind: 'consented';
      readonly person: number;
      readonly share: 'report' | 'claim';
      readonly keys: number;
      readonly meetings: number;
      /** When it leaves at the earliest; null when it left at once. */
      readonly notBefore: number | null;
      /** By itself, because of the lever; otherwise by the visitor. */
      readonly alone: boolean;
    }
  | {
      readonly kind: 'left';
      readonly person: number;
      readonly share: 'report' | 'claim' | 'withdrawal';
      readonly bytes: number;
      readonly state: ShareState;
      /** Dummies that left other phones in the hour before. */
      readonly dummies: number;
    }
  | {
      readonly kind: 'published';
      readonly hash: string;
      readonly bytes: number;
      readonly keys: number;
      readonly revised: number;
      readonly padding: number;
    }
  | { readonly kind: 'warned'; readonly person: number; readonly degree: 'F1' | 'F2'; readonly day: number }
  | { readonly kind: 'unwarned'; readonly person: number; readonly degree: 'F1' | 'F2'; readonly day: number }
  | { readonly kind: 'withdrew'; readonly person: number; readonly share: 'report' | 'claim' }
  | { readonly kind: 'levers'; readonly levers: Levers }
  | { readonly kind: 'hostile'; readonly on: boolean }
  | { readonly kind: 'refused'; readonly trick: string; readonly code: string; readonly phones: number }
  | { readonly kind: 'joined'; readonly person: number }
  | { readonly kind: 'left-town'; readonly person: number };

export interface Levers {
  /** Share of people whose phone runs the app, 0…1. */
  readonly adoption: number;
  /** Share of those who may share something and do so by themselves, 0…1. */
  readonly consent: number;
  /** Seconds of a scan, between two scans, and between two scans after a sighting. */
  readonly windowSeconds: number;
  readonly periodSeconds: number;
  readonly periodAfterSightingSeconds: number;
  /** L: days after the meeting from which an F1's keys may be published. */
  readonly latencyDays: number;
  /** Intervals of ten minutes by which a beacon may be heard too early or too late. */
  readonly toleranceIntervals: number;
}

/** A case of the visitor's, step by step; null where a step has not been taken. */
export interface TourCase {
  readonly person: number;
  readonly caseId: string;
  readonly sampleDay: string;
  readonly digits: string;
  readonly confirmedAt: number;
  readonly redeemedAt: number | null;
  readonly consentedAt: number | null;
  readonly leftAt: number | null;
  readonly publishedAt: number | null;
  readonly withdrawnAt: number | null;
}

/** One trick of the hostile server and what came of it. */
export interface TourTrick {
  readonly id: string;
  /** Answers that carried it. */
  readonly served: number;
  /** Phones that met it. */
  readonly phones: number;
  /** What phones said to it: codes of the catalogue, or "ignored", with the number of phones. */
  readonly answers: readonly { readonly code: string; readonly phones: number }[];
  /** What the last answer looked like on the wire, shortened: headers and the first bytes as text or hexadecimal. */
  readonly sample: string | null;
}

export interface TourHostile {
  readonly on: boolean;
  readonly since: number | null;
  readonly tricks: readonly TourTrick[];
  /** Posts that left phones since it is on, by what is in them; others are tokens asked for on schedule. */
  readonly posts: { readonly dummies: number; readonly ownersActs: number; readonly others: number };
  /** Requests that followed a redirect or brought back a cookie or a validator. */
  readonly lured: { readonly visits: number; readonly marked: number };
}

/** GET /tour/state?since=REVISION: what changed after that revision; since=0 gives everything. */
export interface TourState {
  readonly run: string;
  readonly revision: number;
  /** Null when the town is ready; otherwise the share of its past that has been lived, 0…1. */
  readonly opening: number | null;
  readonly clock: number;
  /** Seconds of the town per second: what was asked for, and what was reached lately. */
  readonly pace: number;
  readonly reachedPace: number;
  readonly people: readonly PersonState[];
  readonly feed: readonly FeedEntry[];
  readonly cases: readonly TourCase[];
  readonly levers: Levers;
  readonly hostile: TourHostile;
  /** Whether a fault of ours stopped the town; its place in the code. */
  readonly fault: string | null;
  readonly figures: {
    readonly phones: number;
    readonly f1: number;
    readonly f2: number;
    readonly exports: number;
    readonly posts: number;
    readonly dummies: number;
  };
}

/** A day of a phone's history, as its owner sees it. */
export interface HistoryDay {
  /** Civil day since 1970-01-01. */
  readonly day: number;
  /** Identifiers heard: each lives ten minutes, so one person counts several times. */
  readonly identifiers: number;
  readonly minutes: number;
  /** Minutes at a strength that speaks for two metres. */
  readonly closeMinutes: number;
  readonly scans: number;
}

export interface TourAlert {
  readonly day: number;
  readonly degree: 'F1' | 'F2';
  readonly firstTold: number;
  readonly withdrawnAt: number | null;
  readonly minutes: number;
  readonly duration: string;
  readonly distance: string;
  readonly certainty: string;
  readonly encounters: number;
}

export interface TourShare {
  readonly id: string;
  readonly kind: 'report' | 'claim';
  readonly state: ShareState;
  readonly code: string | null;
  readonly notBefore: number;
  readonly sharedAt: number;
  readonly keys: number;
  readonly meetings: number;
  /** When its keys were on the air: from the beginning of the first to the end of the last; null without keys. */
  readonly spoken: { readonly from: number; readonly to: number } | null;
}

/** GET /tour/resident?person=: the phone's home as its own engine tells it. */
export interface TourResident {
  readonly person: number;
  readonly state: PersonState;
  readonly protection: string;
  readonly lastGoodCheck: number | null;
  readonly lastFailure: string | null;
  readonly lastScan: number | null;
  readonly intervalsProtectedToday: number;
  readonly community: { readonly registered: number; readonly day: number } | null;
  readonly heardIdentifiers: number;
  readonly hasUploadToken: boolean;
  readonly history: readonly HistoryDay[];
  readonly alerts: readonly TourAlert[];
  readonly shares: readonly TourShare[];
  /** Where the person is now; no phone knows it. */
  readonly place: { readonly id: number | null; readonly setting: 'place' | 'street' | 'bus' } | null;
}

export type TourPreview =
  | {
      readonly kind: 'report';
      readonly person: number;
      readonly days: readonly { readonly day: number; readonly keys: number; readonly meetings: number }[];
    }
  | {
      readonly kind: 'claim';
      readonly person: number;
      readonly days: readonly number[];
      readonly meetings: number;
      /** Without a claim token nobody can claim; every registered phone gets one by and by. */
      readonly hasToken: boolean;
    };

/**
 * POST /tour/act. Staff acts go through the real staff interface, the others through the person's own phone. Answers are
 * {@link TourActAnswer}.
 */
export type TourAct =
  | { readonly act: 'confirm'; readonly person: number }
  | { readonly act: 'redeem'; readonly person: number; readonly digits: string }
  | { readonly act: 'open'; readonly person: number }
  | { readonly act: 'preview-report'; readonly person: number; readonly onsetDay: number | null }
  | {
      readonly act: 'share-report';
      readonly person: number;
      readonly onsetDay: number | null;
      readonly days: readonly number[];
      readonly withMeetings: boolean;
    }
  | { readonly act: 'preview-claim'; readonly person: number }
  | { readonly act: 'share-claim'; readonly person: number }
  | { readonly act: 'withdraw'; readonly person: number; readonly share: string };

export type TourActAnswer =
  | { readonly ok: true; readonly preview: TourPreview | null; readonly digits: string | null }
  | { readonly ok: false; readonly code: string; readonly detail: string };

/** A person of the truth, with the minutes of the UTC day on which they were together longest, within 2 m. */
export interface TruthPerson {
  readonly person: number;
  readonly minutes: number;
}

/** GET /tour/truth?person=: what no phone and no server knows. */
export interface TourTruth {
  readonly person: number;
  readonly degree: 'F1' | 'F2';
  readonly from: number;
  readonly to: number;
  /** Really close for 15 minutes of one day, and told so. */
  readonly warned: readonly TruthPerson[];
  /** Really close for 15 minutes and not told, and why as far as the town knows. */
  readonly missed: readonly (TruthPerson & { readonly why: 'no-phone' | 'not-yet' | 'not-heard' })[];
  /** Told, but not close for 15 minutes of any day. */
  readonly falselyWarned: readonly TruthPerson[];
}

/** What the network carried for one phone, as whoever watches its line sees it: encrypted, so sizes and times. */
export interface TourKnows {
  readonly person: number;
  readonly phone: readonly ShownTable[];
  readonly registration: readonly ShownTable[];
  readonly authority: readonly ShownTable[];
  /** The exposure desk and the meetings desk. */
  readonly exposure: readonly ShownTable[];
  /** The phone's line: requests as somebody sees them who watches it. */
  readonly observer: readonly ShownTable[];
  /** What a receiver in the next house wrote down. */
  readonly sniffer: readonly ShownTable[];
  /** Lines of the server's log. */
  readonly log: readonly string[];
}

/** One row found by a search. */
export interface FoundRow {
  readonly desk: 'registration' | 'cases' | 'exposure' | 'meetings' | 'log' | 'observer';
  readonly table: string;
  readonly row: Readonly<Record<string, ShownValue>>;
  /** The value that led here and the row it came from; null for rows that hold what was typed. */
  readonly by: { readonly value: string; readonly table: string; readonly column: string } | null;
}

/** GET /tour/find?text=: what somebody finds who has every table and every log of every desk. */
export interface TourFound {
  readonly text: string;
  /** What was looked for: the text itself, and what a desk could compute from it with its own keys. */
  readonly needles: readonly { readonly what: string; readonly value: string }[];
  readonly rows: readonly FoundRow[];
  /** Values that stand in more than one desk's tables, with the number of rows; days and counts among them. */
  readonly shared: readonly {
    readonly value: string;
    readonly columns: readonly string[];
    readonly rows: number;
  }[];
  readonly searchedTables: number;
  readonly searchedRows: number;
}
