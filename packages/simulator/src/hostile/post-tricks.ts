// SPDX-License-Identifier: GPL-3.0-only
// Tricks played with the answer to a post. The post itself was served honestly, and an honest refusal stays one, so that
// nothing an owner sends meanwhile is lost: what was not understood is simply sent again.
import {
  answerLength,
  answerPlaintextLength,
  concatBytes,
  decodeAnswer,
  encodeAnswer,
  unwrapClearAnswer,
  utf8Bytes,
  wireOf,
  wrapClearAnswer,
} from '@bluezone/protocol';
import { uploadCommand } from './index-tricks.ts';
import { collectorPath, type PostTrickId, type TrickAnswer } from './trick.ts';

const octets = { 'content-type': 'application/octet-stream' };
const command = utf8Bytes(JSON.stringify(uploadCommand));
const answerHeadLength = 5;

/** The honest answer with a command behind its body, correctly laid out; null when it cannot be opened here. */
function withCommand(honest: Uint8Array): Uint8Array | null {
  const plaintext = unwrapClearAnswer(honest);
  const answer = plaintext.ok ? decodeAnswer(plaintext.value) : plaintext;
  if (!answer.ok) return null;
  const { value } = answer;
  const body = value.ok ? concatBytes(value.body, command) : command;
  const fitting = body.slice(0, answerPlaintextLength - answerHeadLength);
  return wrapClearAnswer(encodeAnswer(value.ok ? 0 : wireOf(value.code), fitting));
}

const shortLength = 100;

/** What is sent instead of an honest answer of 1,024 bytes; null to send that. */
export function postTrick(id: PostTrickId, honest: Uint8Array): TrickAnswer | null {
  if (id === 'post-redirect')
    return { status: 307, headers: { location: collectorPath }, body: new Uint8Array(0) };
  if (id === 'post-short') return { status: 200, headers: octets, body: honest.slice(0, shortLength) };
  if (id === 'post-long') {
    const more = new Uint8Array(answerLength);
    more.set(command);
    return { status: 200, headers: octets, body: concatBytes(honest, more) };
  }
  const body = withCommand(honest);
  return body === null ? null : { status: 200, headers: octets, body };
}
