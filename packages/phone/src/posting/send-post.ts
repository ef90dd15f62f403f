// SPDX-License-Identifier: GPL-3.0-only
// One try at sending one post: sealed afresh, one size, one address, one size of answer.
import { type Answer, decodeAnswer, encodePost, fail, ok, type Post, type Result } from '@bluezone/protocol';
import type { PhonePorts } from '../ports.ts';

/** Sends a post. Failure means that nothing is known about what became of it; an answer may itself be a refusal. */
export async function sendPost(
  ports: Pick<PhonePorts, 'net' | 'sealer'>,
  post: Post,
): Promise<Result<Answer>> {
  const sealed = await ports.sealer.seal(encodePost(post));
  const wire = await ports.net.post(sealed.wire);
  if (!wire.ok) return wire;
  const plaintext = await sealed.open(wire.value);
  return plaintext.ok ? decodeAnswer(plaintext.value) : plaintext;
}

/** Sends a post and takes a refusal as failure: success is the body of the answer. */
export async function request(
  ports: Pick<PhonePorts, 'net' | 'sealer'>,
  post: Post,
): Promise<Result<Uint8Array>> {
  const answer = await sendPost(ports, post);
  if (!answer.ok) return answer;
  return answer.value.ok ? ok(answer.value.body) : fail(answer.value.code, 'the server refused');
}
