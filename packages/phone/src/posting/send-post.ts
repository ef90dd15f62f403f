// SPDX-License-Identifier: GPL-3.0-only
// One try at sending one post: sealed afresh, one size, one address, one size of answer.
import {
  type Answer,
  answerLength,
  type DeskPost,
  decodeAnswer,
  decodeDeskAnswer,
  deskKinds,
  deskSeal,
  doorSeal,
  encodeDeskPost,
  encodePost,
  fail,
  fromBase64,
  ok,
  type Post,
  type Result,
  type SealDesk,
} from '@bluezone/protocol';
import type { PhoneContext } from '../phone-context.ts';
import type { Sealed } from '../ports.ts';

type PostContext = Pick<PhoneContext, 'ports' | 'store'>;

/** Seals for the door, or for a desk behind it, under the newest key of the configuration. */
async function sealFor(
  { ports, store }: PostContext,
  desk: SealDesk,
  plaintext: Uint8Array,
): Promise<Result<Sealed>> {
  const key = store.configuration.posts.findLast((each) => each.desk === desk);
  const publicKey = fromBase64(key?.publicKey ?? '');
  if (key === undefined || publicKey === undefined)
    return fail('post.envelope', 'the servers have not said yet what to seal to');
  const purpose = desk === 'door' ? doorSeal : deskSeal;
  return await ports.sealer.seal({ keyId: key.id, publicKey, purpose }, plaintext);
}

/** Sends a post. Failure means that nothing is known about what became of it; an answer may itself be a refusal. */
export async function sendPost(context: PostContext, post: Post): Promise<Result<Answer>> {
  const sealed = await sealFor(context, 'door', encodePost(post));
  if (!sealed.ok) return sealed;
  const wire = await context.ports.net.post(sealed.value.wire);
  if (!wire.ok) return wire;
  if (wire.value.length !== answerLength)
    return fail('answer.size', `an answer has ${answerLength} bytes, not ${wire.value.length}`);
  const plaintext = await sealed.value.open(wire.value);
  return plaintext.ok ? decodeAnswer(plaintext.value) : plaintext;
}

const bodyOf = (answer: Answer): Result<Uint8Array> =>
  answer.ok ? ok(answer.body) : fail(answer.code, 'the server refused');

/** Sends a body to a desk that the front door cannot read, and takes a refusal by either as failure. */
export async function requestDesk(context: PostContext, post: DeskPost): Promise<Result<Uint8Array>> {
  const sealed = await sealFor(context, deskKinds[post.kind], encodeDeskPost(post));
  if (!sealed.ok) return sealed;
  const answer = await sendPost(context, { kind: post.kind, body: sealed.value.wire });
  const handed = answer.ok ? bodyOf(answer.value) : answer;
  if (!handed.ok) return handed;
  const plaintext = await sealed.value.open(handed.value);
  const deskAnswer = plaintext.ok ? decodeDeskAnswer(plaintext.value) : plaintext;
  return deskAnswer.ok ? bodyOf(deskAnswer.value) : deskAnswer;
}
