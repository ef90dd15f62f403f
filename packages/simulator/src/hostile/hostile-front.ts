// SPDX-License-Identifier: GPL-3.0-only
// The operator turned enemy: sits in the real server's own HTTP, holds its true keys, and answers phones with tricks. The
// tour mounts it, nothing else may. What it hands out never outlasts it: see `successor` and configuration-tricks.ts.
import { Readable } from 'node:stream';
import {
  answerLength,
  answerNonceLength,
  type Configuration,
  fileHash,
  ok,
  openIndex,
  p256PublicKey,
  signerId,
  signP256,
  toHex,
} from '@bluezone/protocol';
import {
  type BluezoneServer,
  doorEnvelope,
  type Envelope,
  type Keyring,
  type Random,
} from '@bluezone/server';
import { nodeVerify } from '../phones/platform-crypto.ts';
import type { TourTrick } from '../tour/tour-api.ts';
import { configurationTricks } from './configuration-tricks.ts';
import { exportTricks } from './export-tricks.ts';
import { indexTricks, type SplitView, splitView } from './index-tricks.ts';
import { postTrick } from './post-tricks.ts';
import {
  collectorPath,
  type HonestIndex,
  type IndexTrick,
  type IndexTrickId,
  indexAnswer,
  indexOnly,
  indexTrickIds,
  type PostTrickId,
  postTrickIds,
  type Signer,
  type TrickAnswer,
  type TrickId,
  type TrickTools,
  trickIds,
} from './trick.ts';
import { type ArrivedAnswer, type TrickLedger, type TrickMeeting, trickLedger } from './trick-ledger.ts';

export interface HostileParts {
  /** The true keys: a hostile operator has them. */
  readonly keys: Pick<Keyring, 'index' | 'export' | 'exposure'>;
  /** The honest configuration, as it is now. */
  readonly configuration: () => Configuration;
  /** Unix seconds, fractions allowed. */
  readonly clock: () => number;
  readonly random: Random;
}

/** What came back from phones that should never come. */
export interface Lured {
  /** Requests that followed a redirect, a refresh or a link to the collector. */
  readonly visits: number;
  /** Requests that brought back a cookie or a validator they were given. */
  readonly marked: number;
}

/** The hashes of three indexes with one number, for watchers who compare. */
export interface SplitHashes {
  readonly sequence: number;
  /** Of the honest index, which others were given, and of the two views. */
  readonly hashes: readonly [string, string, string];
}

export interface HostileFront {
  /** Opens posts as the honest server does, for which it stands in, and remembers how to seal another answer. */
  readonly envelope: Envelope;
  /** Adds the hooks to a server that does not listen yet. Everything is served honestly until `turnOn`. */
  mount(fastify: BluezoneServer['fastify']): void;
  /** Plays these tricks, all when left out, in rotation. Counts begin anew. */
  turnOn(tricks?: readonly TrickId[]): void;
  turnOff(): void;
  /** When it was turned on, unix seconds; null while it is off. */
  since(): number | null;
  /** The trick that bytes which arrived for a path belong to; null for honest ones. */
  trickOf(path: string, answer: ArrivedAnswer): TrickId | null;
  /**
   * A phone met an answer and its wake is over: `statusCode` is what its engine then says of its last check
   * (`status().lastFailure`). Null when the answer was honest. To be told for every request of a wake.
   */
  met(phone: number, path: string, answer: ArrivedAnswer, statusCode: string | null): TrickMeeting | null;
  /** All tricks with what came of them since it was turned on last, in a fixed order. */
  view(): TourTrick[];
  /** The newest split view; null when none was played. */
  split(): SplitHashes | null;
  lured(): Lured;
}

/** One index of this many is a split view: a phone only notices when it meets two of one number. */
const splitEvery = 4;
/** Polls of a phone during which the same two views are served. */
const splitPolls = 3;
/** An endless answer ends here all the same, for clients that are no phones. */
const endlessLimit = 64 * 1024 * 1024;
const rememberedFiles = 2000;
/** Answers under way at once, of which it is remembered how to seal another one. */
const rememberedReplies = 1000;

/** Makes a front that is off. */
export function createHostileFront(parts: HostileParts): HostileFront {
  const strangerKey = parts.random(32);
  const stranger: Signer = { id: signerId(p256PublicKey(strangerKey)), sign: signP256(strangerKey) };
  let ledger: TrickLedger = trickLedger();
  let since: number | null = null;
  let lured = { visits: 0, marked: 0 };
  let honest: HonestIndex | null = null;
  let split: (SplitView & SplitHashes & { from: number; until: number; served: number }) | null = null;
  let playedIndexTricks: readonly Exclude<IndexTrickId, 'index-split'>[] = [];
  let playsSplit = false;
  let playedPostTricks: readonly PostTrickId[] = [];
  let turns = { index: 0, others: 0, posts: 0 };
  const files = new Map<string, { trick: TrickId; answer: TrickAnswer }>();

  async function readHonest(bytes: Uint8Array): Promise<HonestIndex | null> {
    const hash = fileHash(bytes);
    if (honest?.hash === hash) return honest;
    const content = await openIndex(bytes, [parts.keys.index.publicKey], nodeVerify);
    if (!content.ok) return null;
    honest = { bytes, content: content.value, hash };
    return honest;
  }

  async function playSplit(tools: TrickTools): Promise<IndexTrick> {
    const { now } = tools;
    if (split === null || now < split.from || now >= split.until) {
      const until = now + splitPolls * tools.configuration.polling.periodSeconds;
      const made = await splitView(tools, until);
      const [a, b] = made.views;
      const hashes = [tools.honest.hash, fileHash(a), fileHash(b)] as const;
      split = { ...made, hashes, from: now, until, served: 0 };
    }
    return indexOnly(indexAnswer(split.views[split.served++ % 2] as Uint8Array));
  }

  const honestEnvelope = doorEnvelope(parts.keys.exposure, parts.random);
  const replies = new Map<string, { plaintext: Uint8Array; reply: (plaintext: Uint8Array) => Uint8Array }>();
  const envelope: Envelope = {
    open(wire) {
      const opened = honestEnvelope.open(wire);
      if (!opened.ok || since === null) return opened;
      const { reply } = opened.value;
      return ok({
        ...opened.value,
        reply(plaintext) {
          const answer = reply(plaintext);
          replies.set(nonceOf(answer), { plaintext, reply });
          const oldest = replies.keys().next();
          if (replies.size > rememberedReplies && !oldest.done) replies.delete(oldest.value);
          return answer;
        },
      });
    },
    replyUnopened: (length) => honestEnvelope.replyUnopened(length),
  };

  const makers = { ...indexTricks, ...exportTricks, ...configurationTricks };

  /** The next trick of the rotation that can be played now; null when there is none. */
  async function playIndex(tools: TrickTools): Promise<{ id: IndexTrickId; trick: IndexTrick } | null> {
    const turn = turns.index++;
    const isSplit = playedIndexTricks.length === 0 || turn % splitEvery === splitEvery - 1;
    if (playsSplit && isSplit) return { id: 'index-split', trick: await playSplit(tools) };
    for (let tries = 0; tries < playedIndexTricks.length; tries++) {
      const id = playedIndexTricks[turns.others++ % playedIndexTricks.length];
      const trick = id === undefined ? null : await makers[id](tools);
      if (id !== undefined && trick !== null) return { id, trick };
    }
    return null;
  }

  async function indexInstead(bytes: Uint8Array): Promise<TrickAnswer | null> {
    const read = await readHonest(bytes);
    if (read === null) return null;
    const now = Math.floor(parts.clock());
    const configuration = parts.configuration();
    const { keys, random } = parts;
    const played = await playIndex({ honest: read, configuration, keys, stranger, random, now });
    if (played === null) return null;
    const { id, trick } = played;
    ledger.serve(id, trick.answer);
    for (const [path, answer] of trick.files) {
      ledger.name(id, path);
      files.set(path, { trick: id, answer });
      const oldest = files.keys().next();
      if (files.size > rememberedFiles && !oldest.done) files.delete(oldest.value);
    }
    return trick.answer;
  }

  function postInstead(bytes: Uint8Array): TrickAnswer | null {
    const id = playedPostTricks[turns.posts++ % Math.max(1, playedPostTricks.length)];
    const sealed = replies.get(nonceOf(bytes));
    const bend = (change: (plaintext: Uint8Array) => Uint8Array) =>
      sealed === undefined ? null : sealed.reply(change(sealed.plaintext));
    const answer = id === undefined ? null : postTrick(id, bytes, bend);
    if (id !== undefined && answer !== null) ledger.serve(id, answer);
    return answer;
  }

  return {
    envelope,
    mount(fastify) {
      for (const method of ['GET', 'POST'] as const)
        fastify.route({
          method,
          url: collectorPath,
          handler: async (_request, reply) => {
            lured = { ...lured, visits: lured.visits + 1 };
            return reply.code(204).send();
          },
        });
      fastify.addHook('preHandler', async (request, reply) => {
        if (since === null || !request.url.startsWith('/v1/')) return;
        const { cookie, 'if-none-match': validator } = request.headers;
        if (cookie !== undefined || validator !== undefined) lured = { ...lured, marked: lured.marked + 1 };
        const file = request.method === 'GET' ? files.get(request.url) : undefined;
        if (file === undefined) return;
        ledger.serve(file.trick, file.answer);
        const { status, headers } = file.answer;
        return reply
          .code(status)
          .headers({ ...headers, ...uncached })
          .send(bodyOf(file.answer));
      });
      fastify.addHook('onSend', async (request, reply, payload) => {
        if (since === null || reply.statusCode !== 200 || !Buffer.isBuffer(payload)) return payload;
        const bytes = new Uint8Array(payload);
        const asked = `${request.method} ${request.routeOptions.url}`;
        const answer =
          asked === 'GET /v1/index'
            ? await indexInstead(bytes)
            : asked === 'POST /v1/post' && bytes.length === answerLength
              ? postInstead(bytes)
              : null;
        if (answer === null) return payload;
        reply
          .removeHeader('etag')
          .code(answer.status)
          .headers({ ...answer.headers, ...uncached });
        return bodyOf(answer);
      });
    },
    turnOn(tricks = trickIds) {
      const wanted = new Set<TrickId>(tricks);
      playsSplit = wanted.has('index-split');
      playedIndexTricks = indexTrickIds.filter((id) => id !== 'index-split').filter((id) => wanted.has(id));
      playedPostTricks = postTrickIds.filter((id) => wanted.has(id));
      turns = { index: 0, others: 0, posts: 0 };
      ledger = trickLedger();
      lured = { visits: 0, marked: 0 };
      split = null;
      since = parts.clock();
    },
    turnOff() {
      since = null;
      files.clear();
      replies.clear();
    },
    since: () => since,
    trickOf: (path, answer) => ledger.trickOf(path, answer),
    met: (phone, path, answer, statusCode) => ledger.met(phone, path, answer, statusCode),
    view: () => ledger.view(trickIds),
    split: () => (split === null ? null : { sequence: split.sequence, hashes: split.hashes }),
    lured: () => lured,
  };
}

const nonceOf = (answer: Uint8Array): string => toHex(answer.subarray(0, answerNonceLength));

/** A browser must not keep what a hostile server told it. */
const uncached = { 'cache-control': 'no-store' };

function bodyOf({ body, isEndless }: TrickAnswer): Buffer | Readable {
  if (isEndless !== true) return Buffer.from(body);
  const times = Math.ceil(endlessLimit / Math.max(1, body.length));
  return Readable.from(
    (function* () {
      for (let time = 0; time < times; time++) yield Buffer.from(body);
    })(),
  );
}
