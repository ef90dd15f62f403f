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
import type { ServerLog } from '../log.ts';
import type { Envelope } from '../sealed/envelope.ts';

/** Takes a post's body at `now` and gives the answer's body. */
export type PostTaker = (body: Uint8Array, now: number) => Promise<Result<Uint8Array>>;

export type PostTakers = Partial<Record<PostKind, PostTaker>>;

export interface FrontDoor {
  readonly envelope: Envelope;
  readonly takers: PostTakers;
  readonly log: ServerLog;
}

async function answerPost(door: FrontDoor, plaintext: Uint8Array, now: number): Promise<Result<Uint8Array>> {
  const post = decodePost(plaintext);
  if (!post.ok) return post;
  const take = door.takers[post.value.kind];
  if (take === undefined) return fail('post.kind', 'this kind of post is not offered here');
  try {
    return await take(post.value.body, now);
  } catch (error) {
    door.log.error('a post met a bug', error);
    return fail('server.bug', 'the server failed; try again later');
  }
}

/** Opens 32,768 bytes, lets the desk in charge take them, and closes the answer: 1,024 bytes, whatever happened. */
export async function takePost(door: FrontDoor, wire: Uint8Array, now: number): Promise<Uint8Array> {
  const opened = door.envelope.open(wire);
  if (!opened.ok) return door.envelope.replyUnopened(answerPlaintextLength);
  return opened.value.reply(encodeAnswer(await answerPost(door, opened.value.plaintext, now)));
}
