// SPDX-License-Identifier: GPL-3.0-only
// What phones would send, made for tests from real parts: keys, pairs that met, tokens signed by the keyring.
import { constants, createPublicKey, publicEncrypt, sign } from 'node:crypto';
import {
  type Answer,
  type Beacon,
  type BlindRequest,
  type Claim,
  dayCipher,
  encodeClaim,
  encodeReport,
  equalBytes,
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
  utcDayAt,
} from '@bluezone/protocol';
import { type IssuerKey, issuerEpochAt } from '../keys/issuer-key.ts';
import type { IssuerPurpose } from '../keys/keyring.ts';
import { sealPostForTest } from './seal-post.ts';
import type { TestServer } from './test-server.ts';

/** What making messages takes of a test server. */
export type MessageMaker = Pick<TestServer, 'keys' | 'random' | 'now'>;

/** Sends a post and reads its answer. */
export async function send(test: TestServer, kind: PostKind, body: Uint8Array): Promise<Answer> {
  const sealed = sealPostForTest(test.server.configuration().posts, kind, body);
  const answer = sealed.read(await test.server.post(sealed.wire));
  if (!answer.ok) throw new Error(answer.detail);
  return answer.value;
}

/** "ok" or the code of an answer. */
export async function codeOf(answer: Promise<Answer>): Promise<string> {
  const value = await answer;
  return value.ok ? 'ok' : value.code;
}

function issuerOf(test: MessageMaker, purpose: IssuerPurpose): IssuerKey {
  const epoch = issuerEpochAt(utcDayAt(test.now));
  const issuer = test.keys.issuers.findLast((each) => each.purpose === purpose && each.epoch === epoch);
  if (issuer === undefined) throw new Error('no issuer');
  return issuer;
}

/** A token under the keyring's issuer of the current epoch, as unblinding would give it. */
export function makeToken(test: MessageMaker, purpose: IssuerPurpose): Token {
  const issuer = issuerOf(test, purpose);
  const message = test.random(64);
  const key = { key: issuer.privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
  return { issuer: issuer.id, message, signature: new Uint8Array(sign('sha384', message, key)) };
}

/** A number below the modulus, for the issuer of the current epoch to sign. */
export function makeBlindRequest(test: MessageMaker, purpose: IssuerPurpose): BlindRequest {
  const blinded = test.random(256);
  blinded[0] = 0;
  return { issuer: issuerOf(test, purpose).id, blinded };
}

/** True when a blind signature is the issuer's on what was asked. */
export function isSignedFor(test: MessageMaker, request: BlindRequest, signature: Uint8Array): boolean {
  const issuer = test.keys.issuers.find(({ id }) => id === request.issuer);
  if (issuer === undefined) return false;
  const key = { key: createPublicKey(issuer.privateKey), padding: constants.RSA_NO_PADDING };
  return equalBytes(new Uint8Array(publicEncrypt(key, signature)), request.blinded);
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
