// SPDX-License-Identifier: GPL-3.0-only
// The structures of an advertisement (Bluetooth Core Supplement, part A, 1): length, type, content.

/** One structure: its type and what follows. */
export interface AdvertisingStructure {
  readonly type: number;
  readonly content: Uint8Array;
}

const serviceData16 = 0x16;

/** The structures up to the first that runs past the end. */
export function advertisingStructures(data: Uint8Array): AdvertisingStructure[] {
  const structures: AdvertisingStructure[] = [];
  for (let at = 0; at < data.length; ) {
    const length = data[at] as number;
    const end = at + 1 + length;
    if (length === 0 || end > data.length) break;
    structures.push({ type: data[at + 1] as number, content: data.subarray(at + 2, end) });
    at = end;
  }
  return structures;
}

/** The data of the service with this 16-bit UUID, without the UUID; undefined when there is none. */
export function serviceDataOf(data: Uint8Array, uuid16: number): Uint8Array | undefined {
  for (const { type, content } of advertisingStructures(data)) {
    const isThis =
      type === serviceData16 &&
      content.length >= 2 &&
      ((content[0] as number) | ((content[1] as number) << 8)) === uuid16;
    if (isThis) return content.slice(2);
  }
  return undefined;
}
