// SPDX-License-Identifier: GPL-3.0-only
import { ByteReader, ByteWriter, type Result, type SharedKey, utcDayOfInterval } from '@bluezone/protocol';

/** A daily key of one's own with the secret M that opens its salts (16 bytes, never published). */
export interface OwnKey extends SharedKey {
  readonly openingSecret: Uint8Array;
}

export function ownKeyDay(key: OwnKey): number {
  return utcDayOfInterval(key.start);
}

/** The keys of one UTC day: 37 bytes each. */
export function encodeOwnKeys(keys: readonly OwnKey[]): Uint8Array {
  const writer = new ByteWriter();
  for (const { key, openingSecret, start, period } of keys)
    writer.bytes(key).bytes(openingSecret).u32(start).u8(period);
  return writer.finish();
}

export function decodeOwnKeys(bytes: Uint8Array): Result<OwnKey[]> {
  const reader = new ByteReader(bytes);
  const keys: OwnKey[] = [];
  while (reader.remaining > 0)
    keys.push({
      key: reader.bytes(16),
      openingSecret: reader.bytes(16),
      start: reader.u32(),
      period: reader.u8(),
    });
  return reader.finish(keys, 'bytes.truncated');
}
