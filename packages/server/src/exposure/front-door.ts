// SPDX-License-Identifier: GPL-3.0-only
// The one address for everything a phone sends about health. Every post is answered with 1,024 bytes, at one distance in
// time from its arrival, so that neither size nor time tells what it was.
import {
  answerPlaintextLength,
  decodePost,
  encodeAnswer,
  fail,
  type PostKind,
  type Result,
} from '@bluezone/protocol';
import { isUnavailable } from '../desks/desk-unavailable.ts';
import type { ServerLog } from '../log.ts';
import type { Envelope } from '../sealed/envelope.ts';

/** Takes a post's body at `now` and gives the answer's body. */
export type PostTaker = (body: Uint8Array, now: number) => Promise<Result<Uint8Array>>;

export type PostTakers = Partial<Record<PostKind, PostTaker>>;

export interface FrontDoor {
  readonly envelope: Envelope;
  readonly takers: PostTakers;
  readonly log: ServerLog;
  /**
   * Real milliseconds after which a post that is still under way is answered `store.unavailable`, so that no answer
   * leaves late: it may yet be taken, and the phone, which sends it again, then learns so. Never when left out.
   */
  readonly answerWithinMs?: number;
}

const away = () => fail('store.unavailable', 'a database or another desk is away; try again later');

/** What becomes of it, or that nobody knows yet. */
async function inTime(
  work: Promise<Result<Uint8Array>>,
  limitMs: number | undefined,
): Promise<Result<Uint8Array>> {
  if (limitMs === undefined) return await work;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Result<Uint8Array>>((resolve) => {
    timer = setTimeout(() => resolve(away()), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function answerPost(door: FrontDoor, plaintext: Uint8Array, now: number): Promise<Result<Uint8Array>> {
  const post = decodePost(plaintext);
  if (!post.ok) return post;
  const take = door.takers[post.value.kind];
  if (take === undefined) return fail('post.kind', 'this kind of post is not offered here');
  try {
    return await take(post.value.body, now);
  } catch (error) {
    if (isUnavailable(error)) {
      door.log.ofDay.alert('a database or a desk is away');
      return away();
    }
    door.log.ofDay.error('a post met a bug', error);
    return fail('server.bug', 'the server failed; try again later');
  }
}

/** Opens 32,768 bytes, lets the desk in charge take them, and closes the answer: 1,024 bytes, whatever happened. */
export async function takePost(door: FrontDoor, wire: Uint8Array, now: number): Promise<Uint8Array> {
  const opened = door.envelope.open(wire);
  if (!opened.ok) return door.envelope.replyUnopened(answerPlaintextLength);
  const work = answerPost(door, opened.value.plaintext, now);
  return opened.value.reply(encodeAnswer(await inTime(work, door.answerWithinMs)));
}
