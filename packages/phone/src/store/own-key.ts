// SPDX-License-Identifier: GPL-3.0-only
import { ByteReader, ByteWriter, type Result, type SharedKey, utcDayOfInterval } from '@bluezone/protocol';

/** A daily key of one's own with the secret M that opens its salts (16 bytes, never published). */
export interface OwnKey extends SharedKey {
  readonly openingSecret: Uint8Array;
  /** Transmit power its beacons state, dBm: kept, because a salt can be opened only with the metadata that was on the air. */
  readonly transmitPowerDbm: number;
}

export function ownKeyDay(key: OwnKey): number {
  return utcDayOfInterval(key.start);
}

/** The keys of one UTC day: 38 bytes each. */
export function encodeOwnKeys(keys: readonly OwnKey[]): Uint8Array {
  const writer = new ByteWriter();
  for (const { key, openingSecret, start, period, transmitPowerDbm } of keys)
    writer.bytes(key).bytes(openingSecret).u32(start).u8(period).u8(transmitPowerDbm);
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
      transmitPowerDbm: (reader.u8() << 24) >> 24,
    });
  return reader.finish(keys, 'bytes.truncated');
}
