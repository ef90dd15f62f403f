// SPDX-License-Identifier: GPL-3.0-only
import { ok, type Result, unwrapClearPost, wrapClearAnswer } from '@bluezone/protocol';

export interface OpenedPost {
  /** 32,719 bytes. */
  readonly plaintext: Uint8Array;
  /** 992 bytes of answer to the 1,024 bytes that go out. */
  reply(plaintext: Uint8Array): Uint8Array;
}

/** How posts are opened and answers closed. */
export interface Envelope {
  /** Opens 32,768 bytes; `post.size` or `post.envelope`. */
  open(wire: Uint8Array): Result<OpenedPost>;
  /** Closes an answer to a post that could not be opened. */
  replyUnopened(plaintext: Uint8Array): Uint8Array;
}

/** Final size and layout, readable content. */
export const clearEnvelope: Envelope = {
  open(wire) {
    const plaintext = unwrapClearPost(wire);
    return plaintext.ok ? ok({ plaintext: plaintext.value, reply: wrapClearAnswer }) : plaintext;
  },
  replyUnopened: wrapClearAnswer,
};
