// SPDX-License-Identifier: GPL-3.0-only
// How sealed messages are opened and answered, by the front door and by the desks behind it.
import {
  answerNonceLength,
  asciiBytes,
  doorSeal,
  fail,
  fromBase64,
  ok,
  postPlaintextLength,
  type Result,
  type SealPurpose,
  sealInfo,
  sealTagLength,
  splitSealed,
} from '@bluezone/protocol';
import type { Random } from '../keys/keyring.ts';
import type { SealKey } from '../keys/seal-key.ts';
import { exportSecret, type HpkeRecipient, keyLength, openHpke, scheduleContext } from './hpke.ts';
import { sealAnswer } from './seal-answer.ts';

export interface OpenedMessage {
  readonly plaintext: Uint8Array;
  /** Seals an answer's plaintext to whoever sealed the message: 32 bytes more. */
  reply(plaintext: Uint8Array): Uint8Array;
}

export interface Envelope {
  /** Opens `keyId | encapsulation | ciphertext`; `post.envelope` when that is not possible. */
  open(wire: Uint8Array): Result<OpenedMessage>;
  /** As many random bytes as an answer has: for messages that nobody could open, so nobody can read the answer. */
  replyUnopened(plaintextLength: number): Uint8Array;
}

/** How the front door opens posts. */
export function doorEnvelope(keys: { readonly seals: readonly SealKey[] }, random: Random): Envelope {
  return envelopeOver(() => keys.seals, doorSeal, postPlaintextLength, random);
}

/** Opens what was sealed for a purpose, to any of the keys that `seals` gives at the time. */
export function envelopeOver(
  seals: () => readonly SealKey[],
  purpose: SealPurpose,
  plaintextLength: number,
  random: Random,
): Envelope {
  const exporter = asciiBytes(purpose.answer);
  let known: readonly SealKey[] = [];
  let recipients = new Map<number, HpkeRecipient>();

  function recipientOf(keyId: number): HpkeRecipient | undefined {
    const now = seals();
    if (now !== known) {
      known = now;
      recipients = new Map(now.map((seal) => [seal.id, recipientFor(seal, purpose)]));
    }
    return recipients.get(keyId);
  }

  return {
    open(wire) {
      const parts = splitSealed(wire, plaintextLength);
      if (!parts.ok) return parts;
      const { keyId, encapsulation, ciphertext } = parts.value;
      const recipient = recipientOf(keyId);
      const opened = recipient === undefined ? null : openHpke(recipient, encapsulation, ciphertext);
      if (opened === null) return fail('post.envelope', 'this was not sealed to a key in use here');
      const secret = exportSecret(opened.exporterSecret, exporter, keyLength);
      return ok({
        plaintext: opened.plaintext,
        reply: (answer) => sealAnswer(secret, encapsulation, random(answerNonceLength), answer),
      });
    },
    replyUnopened: (length) => random(answerNonceLength + length + sealTagLength),
  };
}

function recipientFor({ id, publicKey, privateKey }: SealKey, purpose: SealPurpose): HpkeRecipient {
  const bytes = fromBase64(publicKey);
  if (bytes === undefined) throw new Error('a seal key lost its public half');
  return { privateKey, publicKey: bytes, context: scheduleContext(sealInfo(purpose, id)) };
}
