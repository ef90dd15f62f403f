// SPDX-License-Identifier: GPL-3.0-only
// Tricks played with the answer to a post. The post itself was served honestly, and an honest refusal stays one, so that
// nothing an owner sends meanwhile is lost: what was not understood is simply sent again.
import { answerLength, concatBytes, utf8Bytes } from '@bluezone/protocol';
import { uploadCommand } from './index-tricks.ts';
import { collectorPath, type PostTrickId, type TrickAnswer } from './trick.ts';

const octets = { 'content-type': 'application/octet-stream' };
const command = utf8Bytes(JSON.stringify(uploadCommand));
const answerHeadLength = 5;

/** An answer's plaintext with a command behind its body, correctly laid out. */
function withCommand(plaintext: Uint8Array): Uint8Array {
  const bent = plaintext.slice();
  const length = (bent[3] ?? 0) | ((bent[4] ?? 0) << 8);
  const added = command.subarray(0, bent.length - answerHeadLength - length);
  bent.set(added, answerHeadLength + length);
  const longer = length + added.length;
  bent.set([longer & 0xff, longer >> 8], 3);
  return bent;
}

const shortLength = 100;

/**
 * What is sent instead of an honest answer of 1,024 bytes; null to send that. `bend` seals the answer anew after a change
 * of its plaintext, which takes the server's own key; null when the post was not opened.
 */
export function postTrick(
  id: PostTrickId,
  honest: Uint8Array,
  bend: (change: (plaintext: Uint8Array) => Uint8Array) => Uint8Array | null,
): TrickAnswer | null {
  if (id === 'post-redirect')
    return { status: 307, headers: { location: collectorPath }, body: new Uint8Array(0) };
  if (id === 'post-short') return { status: 200, headers: octets, body: honest.slice(0, shortLength) };
  if (id === 'post-long') {
    const more = new Uint8Array(answerLength);
    more.set(command);
    return { status: 200, headers: octets, body: concatBytes(honest, more) };
  }
  const body = bend(withCommand);
  return body === null ? null : { status: 200, headers: octets, body };
}
