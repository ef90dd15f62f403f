// SPDX-License-Identifier: GPL-3.0-only
// A report is one row: its keys and tags are packed bytes, not rows of their own.
import {
  ByteReader,
  ByteWriter,
  type ReportedTag,
  readSharedKey,
  type SharedKey,
  sharedKeyLength,
  tagLength,
  writeSharedKey,
} from '@bluezone/protocol';

/** n × 21 bytes. */
export function packKeys(keys: readonly SharedKey[]): Uint8Array {
  const writer = new ByteWriter();
  for (const key of keys) writeSharedKey(writer, key);
  return writer.finish();
}

export function unpackKeys(packed: Uint8Array): SharedKey[] {
  const reader = new ByteReader(packed);
  return Array.from({ length: packed.length / sharedKeyLength }, () => readSharedKey(reader));
}

/** m × 17 bytes: T 12 | interval u32 | bucket << 6 | minutes. */
export function packTags(tags: readonly ReportedTag[]): Uint8Array {
  const writer = new ByteWriter();
  for (const tag of tags)
    writer
      .bytes(tag.tag)
      .u32(tag.interval)
      .u8((tag.bucket << 6) | tag.minutes);
  return writer.finish();
}

export function unpackTags(packed: Uint8Array): ReportedTag[] {
  const reader = new ByteReader(packed);
  return Array.from({ length: packed.length / (tagLength + 5) }, () => {
    const tag = reader.bytes(tagLength);
    const interval = reader.u32();
    const strength = reader.u8();
    return { tag, interval, bucket: strength >> 6, minutes: strength & 63 };
  });
}

/** k × 12 bytes. */
export function unpackClaimTags(packed: Uint8Array): Uint8Array[] {
  const reader = new ByteReader(packed);
  return Array.from({ length: packed.length / tagLength }, () => reader.bytes(tagLength));
}
