// SPDX-License-Identifier: GPL-3.0-only
// The salt of a beacon commits its sender to an opening value that nobody else can know.
import { asciiBytes, equalBytes, u32Bytes } from './bytes.ts';
import { HmacKey, Sha256 } from './sha256.ts';

const openLabel = asciiBytes('BZ/open/v1');
const saltLabel = asciiBytes('BZ/salt/v1');
const hash = new Sha256();
/** The secret that was opened with last, made ready: the beacons of a day are made one after another. */
let lastSecret = new Uint8Array(0);
const lastSecretKey = hash.prepareKey(new HmacKey());

/** Opening value r of an interval: HMAC-SHA256(M, "BZ/open/v1" | j)[0..16). M is 16 random bytes of the key day, never published. */
export function openingValue(openingSecret: Uint8Array, interval: number): Uint8Array {
  if (!equalBytes(lastSecret, openingSecret)) {
    hash.prepareKey(lastSecretKey, openingSecret);
    lastSecret = openingSecret.slice();
  }
  return hash.beginHmac(lastSecretKey).add(openLabel).add(u32Bytes(interval)).end(16);
}

/** Salt from its opening: SHA-256("BZ/salt/v1" | r | identifier | metadata)[0..9). */
export function saltOfOpening(opening: Uint8Array, identifier: Uint8Array, metadata: Uint8Array): Uint8Array {
  return hash.begin().add(saltLabel).add(opening).add(identifier).add(metadata).end(9);
}

/** Salt of one's own beacon in an interval, 9 bytes. */
export function beaconSalt(
  openingSecret: Uint8Array,
  interval: number,
  identifier: Uint8Array,
  metadata: Uint8Array,
): Uint8Array {
  return saltOfOpening(openingValue(openingSecret, interval), identifier, metadata);
}
