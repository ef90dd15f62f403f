// SPDX-License-Identifier: GPL-3.0-only
// A server in memory that signs real indexes and real exports, and answers posts as a test says.
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
  p256PublicKey,
  type Result,
  signerId,
  signIndexUnread,
  signP256,
  utcDayAt,
  utf8Bytes,
  writeExport,
} from '@bluezone/protocol';
import type { Clock, Net, Pins } from '../ports.ts';
import { sealTestAnswer, signTest, testIssuers, testPosts, unsealTest } from './test-sealer.ts';

export const indexKey = new Uint8Array(32).fill(11);
export const nextIndexKey = new Uint8Array(32).fill(12);
export const exportKey = new Uint8Array(32).fill(13);

/** What the test phones believe: two index keys and one export key. */
export const testPins: Pins = {
  indexKeys: [p256PublicKey(indexKey), p256PublicKey(nextIndexKey)],
  exportKeys: [p256PublicKey(exportKey)],
};

/** A published key whose owner's onset was on the key's day, unless said otherwise. */
export type KeyToPublish = Pick<ExportKey, 'key' | 'start' | 'period'> & Partial<ExportKey>;

/** What left a phone. */
export type Sent =
  | { readonly kind: 'get'; readonly path: string; readonly at: number }
  | { readonly kind: 'post'; readonly wire: Uint8Array; readonly at: number };

export type PostAnswer = { readonly code?: ErrorCode; readonly body?: Uint8Array } | 'lost';

/** Signs an index with a private key of 32 bytes, also one that phones refuse. */
export function signIndex(content: object, privateKey: Uint8Array = indexKey): Promise<Uint8Array> {
  const json = utf8Bytes(JSON.stringify(content));
  return signIndexUnread(json, signerId(p256PublicKey(privateKey)), signP256(privateKey));
}

/** Writes a signed export. `end` is its end time in unix seconds. */
export function signExport(
  keys: readonly KeyToPublish[],
  end: number,
  revisedKeys: readonly KeyToPublish[] = [],
  privateKey: Uint8Array = exportKey,
): Promise<Uint8Array> {
  const full = (key: KeyToPublish): ExportKey => ({ reportType: 1, daysSinceOnset: 0, ...key });
  return writeExport(
    {
      start: end - 3600,
      end,
      region: 'VN',
      batchNumber: 1,
      batchSize: 1,
      keys: keys.map(full),
      revisedKeys: revisedKeys.map(full),
    },
    { keyId: 'VN', keyVersion: 'v1', sign: signP256(privateKey) },
  );
}

function readPost(wire: Uint8Array): Post {
  const post = decodePost(unsealTest(wire));
  if (!post.ok) throw new Error(`${post.code}: ${post.detail}`);
  return post.value;
}

const isForDesk = (kind: Post['kind']): boolean => Object.hasOwn(deskKinds, kind);

/** The post inside what a phone sent; of a post for a desk, the body that the desk reads. */
export function openPost(wire: Uint8Array): Post {
  const post = readPost(wire);
  if (!isForDesk(post.kind)) return post;
  const inner = decodeDeskPost(unsealTest(post.body));
  if (!inner.ok || inner.value.kind !== post.kind) throw new Error('not what a desk would read');
  return inner.value;
}

/** The 1,024 bytes of an answer. */
export function answerBytes({ code, body }: { code?: ErrorCode; body?: Uint8Array }): Uint8Array {
  return sealTestAnswer(
    encodeAnswer(code === undefined ? ok(body ?? new Uint8Array(0)) : fail(code, 'as the test says')),
  );
}

/** The 1,024 bytes that answer a post, by its desk where it was for one. */
export function answerTo(wire: Uint8Array, answer: { code?: ErrorCode; body?: Uint8Array }): Uint8Array {
  if (!isForDesk(readPost(wire).kind)) return answerBytes(answer);
  const { code, body } = answer;
  const inner = code === undefined ? ok(body ?? new Uint8Array(0)) : fail(code, 'as the test says');
  return answerBytes({ body: sealTestAnswer(encodeDeskAnswer(inner)) });
}

/** The blind signature for a request of either kind; null for other posts. */
export function signedFor({ kind, body }: Post): Uint8Array | null {
  const asked =
    kind === 'redeem' ? decodeRedeem(body) : kind === 'claim-token' ? decodeClaimTokenRequest(body) : null;
  return asked?.ok === true ? signTest(asked.value.request.blinded) : null;
}

export class FakeServer {
  readonly clock: Clock;
  readonly files = new Map<string, Uint8Array>();
  configuration: Configuration = {
    ...defaultConfiguration,
    polling: { periodSeconds: 3600 },
    issuers: testIssuers,
    posts: testPosts,
  };
  exports: IndexContent['exports'] = [];
  notices: IndexContent['notices'] = [];
  sunsetDay: number | null = null;
  /** Content of the index published last. */
  published: IndexContent | null = null;
  signingKey: Uint8Array = indexKey;
  /** Answers a post; by default everything is accepted and tokens are issued. */
  answer: (post: Post) => PostAnswer = (post) => {
    const body = signedFor(post);
    return body === null ? {} : { body };
  };
  /** When set, every GET is answered so. */
  override: ((path: string) => Result<Uint8Array>) | null = null;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** Signs and publishes an index of the present state; `change` alters it first. */
  async publish(change: Partial<IndexContent> = {}): Promise<Uint8Array> {
    const now = this.clock.now();
    const previous = this.files.get('/v1/index');
    const configuration = utf8Bytes(JSON.stringify(this.configuration));
    const hash = fileHash(configuration);
    this.files.set(`/v1/configurations/${hash}.json`, configuration);
    const content: IndexContent = {
      format: 1,
      sequence: nextSequence(this.published?.sequence ?? 0, now),
      previous: previous === undefined ? null : fileHash(previous),
      time: now,
      next: now + 4 * 3600,
      expires: now + 3 * 86_400,
      exports: this.exports,
      configuration: { hash, version: this.configuration.version },
      community: { registered: 1234, day: utcDayAt(now) },
      notices: this.notices,
      sunsetDay: this.sunsetDay,
      ...change,
    };
    const bytes = await signIndex(content, this.signingKey);
    this.published = content;
    this.files.set('/v1/index', bytes);
    return bytes;
  }

  /** Adds an export to those the next index lists; gives its hash. */
  async addExport(
    keys: readonly KeyToPublish[],
    options: { end?: number; to?: number; revised?: readonly KeyToPublish[] } = {},
  ): Promise<string> {
    const end = options.end ?? this.clock.now();
    return this.addFile(await signExport(keys, end, options.revised), options.to ?? end);
  }

  /** Lists any bytes as an export. */
  addFile(bytes: Uint8Array, to: number): string {
    const hash = fileHash(bytes);
    this.files.set(`/v1/exports/${hash}.zip`, bytes);
    this.exports = [...this.exports, { hash, from: to - 3600, to, bytes: bytes.length }];
    return hash;
  }

  /** A network to this server that remembers everything that left. */
  net(): Net & { readonly sent: Sent[]; isDown: boolean } {
    const net = {
      sent: [] as Sent[],
      isDown: false,
      get: async (path: string, maximumBytes: number): Promise<Result<Uint8Array>> => {
        net.sent.push({ kind: 'get', path, at: this.clock.now() });
        if (net.isDown) return fail('net.unreachable', 'no network');
        if (this.override !== null) return this.override(path);
        const bytes = this.files.get(path);
        if (bytes === undefined) return fail('net.status', 'status 404');
        return bytes.length > maximumBytes ? fail('net.too-large', 'too large') : ok(bytes.slice());
      },
      post: async (body: Uint8Array): Promise<Result<Uint8Array>> => {
        net.sent.push({ kind: 'post', wire: body.slice(), at: this.clock.now() });
        if (net.isDown) return fail('net.unreachable', 'no network');
        const answer = this.answer(openPost(body));
        return answer === 'lost'
          ? fail('net.unreachable', 'the answer was lost')
          : ok(answerTo(body, answer));
      },
    };
    return net;
  }
}
