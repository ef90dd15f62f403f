// SPDX-License-Identifier: GPL-3.0-only
// Reports as phones would send them, made before anything is measured: every one with a token, keys and tags of its own.
import { constants, randomBytes, sign } from 'node:crypto';
import {
  type Configuration,
  concatBytes,
  doorSeal,
  encodePost,
  encodeReport,
  firstIntervalOfDay,
  fromBase64,
  intervalAt,
  intervalsPerDay,
  type ReportedTag,
  reportBase,
  revisionOf,
  type SharedKey,
  utcDayAt,
} from '@bluezone/protocol';
import { webSealer } from '@bluezone/sealer';
import type { Keyring } from '@bluezone/server';

/** What a report of a fortnight holds: a key a day, and the meetings of somebody who meets seven people a day. */
export const keysPerReport = 14;
export const tagsPerReport = 100;

export interface MadePost {
  /** 32,768 bytes. */
  readonly wire: Uint8Array;
  /** Opens the answer; null where the post was not sealed. */
  readonly open: ((answer: Uint8Array) => Promise<Uint8Array | null>) | null;
}

const bytes = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

function keysOf(now: number): SharedKey[] {
  const today = utcDayAt(now);
  return Array.from({ length: keysPerReport }, (_, i) => ({
    key: bytes(16),
    start: firstIntervalOfDay(today - 1 - i),
    period: intervalsPerDay,
  }));
}

function tagsOf(now: number): ReportedTag[] {
  return Array.from({ length: tagsPerReport }, (_, i) => ({
    tag: bytes(12),
    interval: intervalAt(now) - 10 - i * 13,
    bucket: i % 4,
    minutes: 3 + (i % 8),
  }));
}

function reportBody(keys: Keyring, now: number): Uint8Array {
  const issuer = keys.cases.issuers.at(-1);
  if (issuer === undefined) throw new Error('no issuer');
  const message = bytes(64);
  const pss = { key: issuer.privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
  const signature = new Uint8Array(sign('sha384', message, pss));
  return encodeReport({
    token: { issuer: issuer.id, message, signature },
    revision: revisionOf(bytes(16)),
    onsetDay: utcDayAt(now) - 3,
    keys: keysOf(now),
    base: reportBase(now),
    tags: tagsOf(now),
    confirms: null,
  });
}

/** A report sealed to the door. */
export async function sealedReport(
  keys: Keyring,
  configuration: Configuration,
  now: number,
): Promise<MadePost> {
  const key = configuration.posts.findLast(({ desk }) => desk === 'door');
  const publicKey = fromBase64(key?.publicKey ?? '');
  if (key === undefined || publicKey === undefined) throw new Error('no key to seal to');
  const plaintext = encodePost({ kind: 'report', body: reportBody(keys, now) });
  const sealed = await webSealer.seal({ keyId: key.id, publicKey, purpose: doorSeal }, plaintext);
  if (!sealed.ok) throw new Error(sealed.detail);
  return {
    wire: sealed.value.wire,
    async open(answer) {
      const opened = await sealed.value.open(answer);
      return opened.ok ? opened.value : null;
    },
  };
}

/** The same bytes in a report that nobody sealed, for a server that opens nothing. */
export function bareReport(keys: Keyring, now: number): MadePost {
  const plaintext = encodePost({ kind: 'report', body: reportBody(keys, now) });
  return { wire: concatBytes(new Uint8Array(33), plaintext, new Uint8Array(16)), open: null };
}
