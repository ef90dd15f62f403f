// SPDX-License-Identifier: GPL-3.0-only
// The door of a desk behind the front door: 2,097 bytes in, 544 out, whatever was asked and whatever became of it.
import {
  type DeskKind,
  decodeDeskPost,
  deskAnswerPlaintextLength,
  encodeDeskAnswer,
  fail,
  type Result,
} from '@bluezone/protocol';
import { isUnavailable } from '../desks/desk-unavailable.ts';
import type { ServerLog } from '../log.ts';
import type { Envelope } from './envelope.ts';

/** Takes a body at `now` and gives the answer's body. */
export type DeskTaker = (body: Uint8Array, now: number) => Promise<Result<Uint8Array>>;

export interface DeskDoor {
  readonly envelope: Envelope;
  readonly takers: Partial<Record<DeskKind, DeskTaker>>;
  readonly log: ServerLog;
}

async function answerDeskPost(
  door: DeskDoor,
  plaintext: Uint8Array,
  now: number,
): Promise<Result<Uint8Array>> {
  const post = decodeDeskPost(plaintext);
  if (!post.ok) return post;
  const take = door.takers[post.value.kind];
  if (take === undefined) return fail('post.kind', 'this desk takes no such post');
  try {
    return await take(post.value.body, now);
  } catch (error) {
    if (isUnavailable(error)) {
      door.log.ofDay.alert('a database is away');
      return fail('store.unavailable', 'the database is away; try again later');
    }
    door.log.ofDay.error('a desk met a bug', error);
    return fail('server.bug', 'the server failed; try again later');
  }
}

/** Opens what the front door handed on, lets the desk take it, and seals the answer to the phone. */
export async function takeDeskPost(door: DeskDoor, wire: Uint8Array, now: number): Promise<Uint8Array> {
  const opened = door.envelope.open(wire);
  if (!opened.ok) return door.envelope.replyUnopened(deskAnswerPlaintextLength);
  return opened.value.reply(encodeDeskAnswer(await answerDeskPost(door, opened.value.plaintext, now)));
}
