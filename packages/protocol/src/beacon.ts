// SPDX-License-Identifier: GPL-3.0-only
// What is on the air: one legacy advertisement of 31 bytes, or the same 27 bytes by GATT read.
// The parser reads what strangers send: any order of structures, exact lengths, no exception on any bytes.
import { concatBytes } from './bytes.ts';
import { fail, ok, type Result } from './result.ts';
import { type DayCipher, plainMetadata } from './rolling-identifier.ts';
import { beaconSalt } from './salt.ts';

export const beaconLength = 27;
export const advertisementLength = 31;
/** Received strength that a radio could not measure (Bluetooth Core, HCI RSSI). */
export const unknownStrength = 127;
/** The UUID of Apple's and Google's Exposure Notification: never ours. */
export const exposureNotificationUuid = 0xfd6f;

const serviceData16 = 0x16;

/** The 27 bytes that identify a phone for one interval. */
export interface Beacon {
  /** Rolling proximity identifier, 16 bytes. */
  readonly identifier: Uint8Array;
  /** Encrypted metadata, 2 bytes. */
  readonly metadata: Uint8Array;
  /** Salt: a commitment only its sender can open, 9 bytes. */
  readonly salt: Uint8Array;
}

/** Builds one's own beacon of an interval from the daily key's cipher and the day's secret M (16 bytes). */
export function makeBeacon(
  cipher: DayCipher,
  openingSecret: Uint8Array,
  interval: number,
  transmitPowerDbm: number,
): Beacon {
  const identifier = cipher.identifier(interval);
  const metadata = cipher.metadata(identifier, plainMetadata(transmitPowerDbm));
  return { identifier, metadata, salt: beaconSalt(openingSecret, interval, identifier, metadata) };
}

/** The 27 bytes: identifier | metadata | salt. */
export function encodeBeacon(beacon: Beacon): Uint8Array {
  return concatBytes(beacon.identifier, beacon.metadata, beacon.salt);
}

/** Reads 27 bytes; any other length is refused with `beacon.length`. */
export function decodeBeacon(bytes: Uint8Array): Result<Beacon> {
  if (bytes.length !== beaconLength)
    return fail('beacon.length', `a beacon has 27 bytes, not ${bytes.length}`);
  return ok({ identifier: bytes.slice(0, 16), metadata: bytes.slice(16, 18), salt: bytes.slice(18, 27) });
}

/** The 31-byte advertisement: `1E 16 | UUID16 | identifier | metadata | salt`. */
export function encodeAdvertisement(uuid16: number, beacon: Beacon): Uint8Array {
  return concatBytes(
    Uint8Array.of(0x1e, serviceData16, uuid16 & 0xff, (uuid16 >>> 8) & 0xff),
    encodeBeacon(beacon),
  );
}

/**
 * Finds our service data among the structures of an advertisement (Bluetooth Core Supplement, part A).
 * @returns `beacon.structure` when the structures run past the end, `beacon.length` when ours has a wrong size or
 * appears twice, `beacon.absent` when the advertisement is somebody else's.
 */
export function parseAdvertisement(uuid16: number, bytes: Uint8Array): Result<Beacon> {
  let found: Uint8Array | undefined;
  for (let at = 0; at < bytes.length; ) {
    const length = bytes[at] as number;
    if (length === 0) break;
    const end = at + 1 + length;
    if (end > bytes.length) return fail('beacon.structure', 'a structure runs past the advertisement');
    const isOurs =
      bytes[at + 1] === serviceData16 &&
      length >= 3 &&
      ((bytes[at + 2] as number) | ((bytes[at + 3] as number) << 8)) === uuid16;
    if (isOurs) {
      if (found !== undefined) return fail('beacon.length', 'our service data appears twice');
      found = bytes.slice(at + 4, end);
    }
    at = end;
  }
  if (found === undefined) return fail('beacon.absent', 'no service data of ours');
  return decodeBeacon(found);
}

/** What a GATT reader writes back, 28 bytes: its own beacon and the strength it measured in dBm (int8). */
export function encodeWriteBack(beacon: Beacon, strengthDbm: number): Uint8Array {
  return concatBytes(encodeBeacon(beacon), Uint8Array.of(strengthDbm & 0xff));
}

/** Reads the 28 bytes a GATT reader wrote back. */
export function decodeWriteBack(bytes: Uint8Array): Result<{ beacon: Beacon; strengthDbm: number }> {
  if (bytes.length !== beaconLength + 1)
    return fail('beacon.length', `a write-back has 28 bytes, not ${bytes.length}`);
  const beacon = decodeBeacon(bytes.subarray(0, beaconLength));
  if (!beacon.ok) return beacon;
  return ok({ beacon: beacon.value, strengthDbm: ((bytes[beaconLength] as number) << 24) >> 24 });
}
