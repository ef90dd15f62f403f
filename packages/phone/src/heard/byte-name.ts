// SPDX-License-Identifier: GPL-3.0-only
// Names to look bytes up by in a map, two bytes per character. Every character is written out: that is half the cost of
// any loop, and each beacon that is heard needs a name.

/** Name of the identifier (16 bytes) at `at`: 8 characters. */
export function identifierName(bytes: Uint8Array, at = 0): string {
  return String.fromCharCode(
    pairAt(bytes, at),
    pairAt(bytes, at + 2),
    pairAt(bytes, at + 4),
    pairAt(bytes, at + 6),
    pairAt(bytes, at + 8),
    pairAt(bytes, at + 10),
    pairAt(bytes, at + 12),
    pairAt(bytes, at + 14),
  );
}

/** Name of a beacon (27 bytes): 14 characters, which begin with its identifier's. */
export function beaconName(bytes: Uint8Array): string {
  return String.fromCharCode(
    pairAt(bytes, 0),
    pairAt(bytes, 2),
    pairAt(bytes, 4),
    pairAt(bytes, 6),
    pairAt(bytes, 8),
    pairAt(bytes, 10),
    pairAt(bytes, 12),
    pairAt(bytes, 14),
    pairAt(bytes, 16),
    pairAt(bytes, 18),
    pairAt(bytes, 20),
    pairAt(bytes, 22),
    pairAt(bytes, 24),
    bytes[26] as number,
  );
}

/** Name of the identifier of a beacon that has this name. */
export function identifierOfName(beacon: string): string {
  return beacon.slice(0, 8);
}

function pairAt(bytes: Uint8Array, at: number): number {
  return (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
}
