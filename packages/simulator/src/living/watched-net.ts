// SPDX-License-Identifier: GPL-3.0-only
// A phone's line, with somebody listening at it: sizes and times of what goes over it, and nothing of what is inside.
// Adds nothing to what is sent.
import { createHash } from 'node:crypto';
import type { Net, Sealer } from '@bluezone/phone';
import { doorSeal, toHex } from '@bluezone/protocol';
import type { CrewPost } from './crew.ts';

/** One exchange as an observer of an encrypted line notes it. */
export interface Exchange {
  readonly at: number;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly sentBytes: number;
  readonly receivedBytes: number | null;
  /** What a post was, which only its phone knows, and how it begins as it leaves; null for what is fetched. */
  readonly post: { readonly kind: number; readonly begins: string } | null;
}

/** Exchanges of one phone that are remembered. */
const rememberedExchanges = 300;
/** Bytes of a post that are kept for showing: enough to see whether it is sealed. */
const shownBytes = 48;

export interface Answered {
  readonly path: string;
  readonly hash: string | null;
  readonly code: string | null;
}

export interface WatchedLine {
  readonly net: Net;
  readonly sealer: Sealer;
  readonly exchanges: readonly Exchange[];
  /** Posts since this was asked last. */
  takePosts(): CrewPost[];
  /** Answers since this was asked last, while they are watched. */
  takeAnswers(): Answered[];
}

export interface LineOptions {
  readonly person: number;
  readonly now: () => number;
  readonly net: () => Net;
  readonly sealer: Sealer;
  readonly watchesAnswers: () => boolean;
}

/** Puts the listener between a phone and its net. */
export function watchedLine({ person, now, net, sealer, watchesAnswers }: LineOptions): WatchedLine {
  let exchanges: Exchange[] = [];
  let posts: CrewPost[] = [];
  let answers: Answered[] = [];
  let kind = 0;

  function note(exchange: Exchange): void {
    exchanges.push(exchange);
    if (exchanges.length > 2 * rememberedExchanges) exchanges = exchanges.slice(-rememberedExchanges);
  }

  async function answered<T extends Awaited<ReturnType<Net['get']>>>(path: string, answer: T): Promise<T> {
    if (watchesAnswers())
      answers.push(
        answer.ok
          ? { path, hash: createHash('sha256').update(answer.value).digest('hex'), code: null }
          : { path, hash: null, code: answer.code },
      );
    return answer;
  }

  return {
    get exchanges() {
      return exchanges.slice(-rememberedExchanges);
    },
    takePosts() {
      const taken = posts;
      posts = [];
      return taken;
    },
    takeAnswers() {
      const taken = answers;
      answers = [];
      return taken;
    },
    sealer: {
      ...sealer,
      async seal(recipient, plaintext) {
        if (recipient.purpose === doorSeal) kind = plaintext[1] ?? 0;
        return await sealer.seal(recipient, plaintext);
      },
    },
    net: {
      async get(path, maximumBytes) {
        const answer = await net().get(path, maximumBytes);
        const receivedBytes = answer.ok ? answer.value.length : null;
        note({ at: now(), method: 'GET', path, sentBytes: 0, receivedBytes, post: null });
        return await answered(path, answer);
      },
      async post(body) {
        const at = now();
        const answer = await net().post(body);
        const answeredBytes = answer.ok ? answer.value.length : null;
        const post = { kind, begins: toHex(body.subarray(0, shownBytes)) };
        const path = '/v1/post';
        note({ at, method: 'POST', path, sentBytes: body.length, receivedBytes: answeredBytes, post });
        posts.push({ at, person, bytes: body.length, answered: answeredBytes, ...post });
        return await answered(path, answer);
      },
    },
  };
}
