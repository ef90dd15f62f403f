// SPDX-License-Identifier: GPL-3.0-only
// What phones of a traffic month talk to: signed indexes and exports as a server publishes them, and answers to posts,
// without desks behind. The desks are looked at elsewhere; here the phone's side of the line is. For tests only.
import { generateKeyPairSync, sign as signByOpenssl } from 'node:crypto';
import type { Pins } from '@bluezone/phone';
import {
  type Configuration,
  decodeClaimTokenRequest,
  decodeDeskPost,
  decodePost,
  decodeRedeem,
  defaultConfiguration,
  deskKinds,
  type ErrorCode,
  type ExportKey,
  encodeAnswer,
  encodeDeskAnswer,
  fail,
  fileHash,
  type IndexContent,
  nextSequence,
  ok,
  type Post,
  publicKeyFromPem,
  type Result,
  type SharedKey,
  signerId,
  toHex,
  utcDayAt,
  utf8Bytes,
  type VerifySignature,
  writeExport,
  writeIndex,
} from '@bluezone/protocol';
import type { RandomStream } from '../../air/seeded-random.ts';
import { nodeVerify, simulatedRandom } from '../../phones/platform-crypto.ts';
import { DAY_SECONDS } from '../../trace/trace-clock.ts';
import { clearAnswer, clearIssuers, clearPosts, plaintextOf } from './clear-sealer.ts';
import type { MonthSpan } from './owners-model.ts';

/** Keys in a file, random ones included: few, for how many there are changes nothing of when phones fetch or post. */
const keysInFile = 1;

const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = publicKeyFromPem(pair.publicKey.export({ type: 'spki', format: 'pem' }).toString());
if (!pem.ok) throw new Error(pem.detail);
const publicKey = pem.value;
const sign = (message: Uint8Array) => new Uint8Array(signByOpenssl('sha256', message, pair.privateKey));

/** What phones of all stand-in fronts believe. */
export const standInPins: Pins = { indexKeys: [publicKey], exportKeys: [publicKey] };

/** Signatures that were found good, with what they sign: every phone of a town asks for the same few. */
const verified = new Map<string, Uint8Array>();

export const standInVerify: VerifySignature = (key, message, signature) => {
  const name = toHex(signature);
  const known = verified.get(name);
  if (known !== undefined && Buffer.compare(known, message) === 0) return true;
  if (!nodeVerify(key, message, signature)) return false;
  verified.set(name, message.slice());
  return true;
};

interface Published {
  readonly from: number;
  readonly index: Uint8Array;
}

/** Files of a town's month: an index and an export each day. */
export interface StandInFiles {
  /** What a path holds at a time. */
  at(path: string, now: number): Uint8Array | undefined;
}

/** The configuration of a traffic month: the defaults, but phones ask once a day, which costs less. */
const configuration: Configuration = {
  ...defaultConfiguration,
  polling: { periodSeconds: DAY_SECONDS },
  issuers: clearIssuers,
  posts: clearPosts,
};

/**
 * @param keysOn what was reported, by the UTC day on which it is published
 */
export async function publishMonth(
  seed: number,
  span: MonthSpan,
  keysOn: ReadonlyMap<number, readonly SharedKey[]>,
): Promise<StandInFiles> {
  const random = simulatedRandom(seed, 'padding');
  const files = new Map<string, Uint8Array>();
  const bytes = utf8Bytes(JSON.stringify(configuration));
  const configurationHash = fileHash(bytes);
  files.set(`/v1/configurations/${configurationHash}.json`, bytes);
  const published: Published[] = [];
  const exports: IndexContent['exports'][number][] = [];
  let sequence = 0;
  let previous: string | null = null;
  for (let time = span.from - DAY_SECONDS; time < span.to; time += DAY_SECONDS) {
    const real = keysOn.get(utcDayAt(time)) ?? [];
    const day = utcDayAt(time) - 1;
    const padding = Array.from({ length: Math.max(0, keysInFile - real.length) }, () => ({
      key: random.bytes(16),
      start: day * 144,
      period: 144,
    }));
    const keys = [...real, ...padding].map(
      (key): ExportKey => ({ ...key, reportType: 1, daysSinceOnset: 0 }),
    );
    const file = await writeExport(
      {
        start: time - DAY_SECONDS,
        end: time,
        region: 'VN',
        batchNumber: 1,
        batchSize: 1,
        keys,
        revisedKeys: [],
      },
      { keyId: 'VN', keyVersion: 'v1', sign },
    );
    const hash = fileHash(file);
    files.set(`/v1/exports/${hash}.zip`, file);
    exports.push({ hash, from: time - DAY_SECONDS, to: time, bytes: file.length });
    sequence = nextSequence(sequence, time);
    const content: IndexContent = {
      ...{ format: 1, sequence, previous, time, next: time + DAY_SECONDS, expires: time + 3 * DAY_SECONDS },
      exports: exports.slice(-14),
      configuration: { hash: configurationHash, version: configuration.version },
      community: { registered: 1000, day: utcDayAt(time) },
      ...{ notices: [], sunsetDay: null },
    };
    const index = await writeIndex(content, signerId(publicKey), sign);
    previous = fileHash(index);
    published.push({ from: time, index });
  }
  return {
    at: (path, now) =>
      path === '/v1/index' ? published.findLast(({ from }) => from <= now)?.index : files.get(path),
  };
}

const nothing = new Uint8Array(0);

/** How a front door answers the posts of one phone: mostly well, at times that it is away, for claims that they wait. */
export function standInAnswers(random: RandomStream, troubled: number) {
  const waits = random.integer(3);
  let asked = 0;

  function judge(kind: Post['kind'], body: Uint8Array, isWrongCode: boolean): Result<Uint8Array> {
    const no = (code: ErrorCode) => fail(code, 'as the month says');
    if (random.uniform() < troubled) return no('store.unavailable');
    if (kind === 'claim') return asked++ < waits ? no('claim.waiting') : ok(nothing);
    if (kind === 'redeem') {
      const request = decodeRedeem(body);
      return isWrongCode || !request.ok ? no('code.invalid') : ok(request.value.request.blinded);
    }
    if (kind === 'claim-token') {
      const request = decodeClaimTokenRequest(body);
      return request.ok ? ok(request.value.request.blinded) : request;
    }
    return ok(nothing);
  }

  return {
    /** @returns what kind of post it was and the 1,024 bytes that answer it */
    answer(wire: Uint8Array, isWrongCode: boolean): { kind: Post['kind']; answer: Uint8Array } {
      const post = decodePost(plaintextOf(wire));
      if (!post.ok) throw new Error(post.detail);
      const { kind, body } = post.value;
      if (!Object.hasOwn(deskKinds, kind))
        return { kind, answer: clearAnswer(encodeAnswer(judge(kind, body, false))) };
      const inner = decodeDeskPost(plaintextOf(body));
      if (!inner.ok) throw new Error(inner.detail);
      const judged = clearAnswer(encodeDeskAnswer(judge(inner.value.kind, inner.value.body, isWrongCode)));
      return { kind, answer: clearAnswer(encodeAnswer(ok(judged))) };
    },
  };
}
