// SPDX-License-Identifier: GPL-3.0-only
// The chain over the record: head = SHA-256(head before ‖ bytes of the act), for the acts of a province and a day in the order
// of their ids. The database computes the same when it seals a day (store/migrations/0003-staff-and-audit.ts).
import { concatBytes, utf8Bytes } from '@bluezone/protocol';
import { sha256 } from '../sha256.ts';

export interface SealedAct {
  /** 16 random bytes. */
  readonly id: Uint8Array;
  readonly day: number;
  readonly province: string;
  readonly actor: string;
  readonly act: string;
  readonly subject: string;
}

function u32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

/** Id (16 bytes), day (4), then province, actor, act and subject, each after its length (4): no two acts share them. */
function actBytes({ id, day, province, actor, act, subject }: SealedAct): Uint8Array {
  const texts = [province, actor, act, subject].map(utf8Bytes);
  return concatBytes(id, u32(day), ...texts.flatMap((text) => [u32(text.length), text]));
}

/** What stands before a province's first act, 32 bytes. */
export const chainStart = (province: string): Uint8Array => sha256(utf8Bytes(`BZ/audit/v1\n${province}`));

export const nextHead = (head: Uint8Array, act: SealedAct): Uint8Array =>
  sha256(concatBytes(head, actBytes(act)));
