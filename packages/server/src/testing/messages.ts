// SPDX-License-Identifier: GPL-3.0-only
// What phones would send, made for tests from real parts: keys, pairs that met, tokens signed by the keyring.
import {
  type Answer,
  type Beacon,
  type Claim,
  dayCipher,
  decodeAnswer,
  encodeClaim,
  encodePost,
  encodeReport,
  firstIntervalOfDay,
  intervalAt,
  intervalsPerDay,
  type MeetingOpening,
  makeBeacon,
  meetingId,
  meetingTag,
  openingValue,
  type PostKind,
  type Report,
  type ReportedTag,
  reportBase,
  revisionOf,
  type SharedKey,
  type Token,
  unwrapClearAnswer,
  utcDayAt,
  wrapClearPost,
} from '@bluezone/protocol';
import { currentIssuer } from '../keys/current-issuer.ts';
import type { IssuerPurpose } from '../keys/keyring.ts';
import type { TestServer } from './test-server.ts';

/** What making messages takes of a test server. */
export type MessageMaker = Pick<TestServer, 'keys' | 'random' | 'now'>;

/** Sends a post and reads its answer. */
export async function send(test: TestServer, kind: PostKind, body: Uint8Array): Promise<Answer> {
  const wire = await test.server.post(wrapClearPost(encodePost({ kind, body })));
  const plaintext = unwrapClearAnswer(wire);
  const answer = plaintext.ok ? decodeAnswer(plaintext.value) : plaintext;
  if (!answer.ok) throw new Error(answer.detail);
  return answer.value;
}

/** "ok" or the code of an answer. */
export async function codeOf(answer: Promise<Answer>): Promise<string> {
  const value = await answer;
  return value.ok ? 'ok' : value.code;
}

/** A token signed by the keyring's issuer of the current epoch. */
export function makeToken(test: MessageMaker, purpose: IssuerPurpose): Token {
  const issuer = currentIssuer(test.keys, purpose, utcDayAt(test.now));
  if (issuer === undefined) throw new Error('no issuer');
  const message = test.random(64);
  return { issuer: issuer.id, message, signature: issuer.sign(message) };
}

/** Keys of the last `days` days, today's one up to the running interval. */
export function makeKeys(test: MessageMaker, days: number): SharedKey[] {
  const today = utcDayAt(test.now);
  return Array.from({ length: days }, (_, i) => {
    const start = firstIntervalOfDay(today - i);
    const period = i === 0 ? Math.max(1, intervalAt(test.now) - start) : intervalsPerDay;
    return { key: test.random(16), start, period };
  });
}

export interface MadeReport {
  readonly report: Report;
  readonly secret: Uint8Array;
  readonly body: Uint8Array;
}

/** A valid report, changed as told. */
export function makeReport(test: MessageMaker, change: Partial<Report> = {}): MadeReport {
  const secret = test.random(16);
  const report: Report = {
    token: makeToken(test, 'upload'),
    revision: revisionOf(secret),
    onsetDay: utcDayAt(test.now) - 1,
    keys: makeKeys(test, 3),
    base: reportBase(test.now),
    tags: [],
    confirms: null,
    ...change,
  };
  return { report, secret, body: encodeReport(report) };
}

export interface Meeting {
  readonly tag: ReportedTag;
  readonly opening: MeetingOpening;
}

/** A reporter and a claimant who hear each other in an interval; what each can say of it later. */
export function makeMeeting(test: MessageMaker, interval: number, minutes = 10, bucket = 0): Meeting {
  const secret = test.random(16);
  const beacon: Beacon = makeBeacon(dayCipher(test.random(16)), secret, interval, -10);
  const meeting = meetingId(test.random(9), beacon.salt);
  return {
    tag: { tag: meetingTag(beacon, meeting), interval, bucket, minutes },
    opening: {
      identifier: beacon.identifier,
      metadata: beacon.metadata,
      opening: openingValue(secret, interval),
      meeting,
    },
  };
}

export interface MadeClaim {
  readonly claim: Claim;
  readonly secret: Uint8Array;
  readonly body: Uint8Array;
}

/** A claim over meetings, with today's key unless told otherwise. */
export function makeClaim(
  test: MessageMaker,
  meetings: readonly Meeting[],
  change: Partial<Claim> = {},
): MadeClaim {
  const secret = test.random(16);
  const claim: Claim = {
    token: makeToken(test, 'claim'),
    revision: revisionOf(secret),
    openings: meetings.map(({ opening }) => opening),
    keys: makeKeys(test, 1),
    ...change,
  };
  return { claim, secret, body: encodeClaim(claim) };
}
