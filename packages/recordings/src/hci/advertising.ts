// SPDX-License-Identifier: GPL-3.0-only
// What HCI packets say about advertising: reports of what was heard (Bluetooth Core 5.4, volume 4, part E, 7.7.65.2 and
// 7.7.65.13), and the phone's own advertising data (7.8.7, 7.8.54, and Android's vendor command for several advertisers).
import type { HciPacket } from './btsnoop-reader.ts';

/** One advertisement that the phone heard. */
export interface HeardAdvertisement {
  readonly kind: 'heard';
  /** Seconds since 1970 by the capture's clock. */
  readonly second: number;
  /** dBm, 127 unknown. */
  readonly rssi: number;
  /** What the controller said about the sender's power, dBm, 127 unknown; only extended reports can. */
  readonly txPower: number;
  /** 6 bytes as sent (least significant first) and 1 byte of type: to tell devices apart in memory, not to be kept. */
  readonly address: Uint8Array;
  /** Advertising structures. */
  readonly data: Uint8Array;
  readonly isExtended: boolean;
}

/** Advertising data that the phone gave its own controller. */
export interface OwnAdvertisement {
  readonly kind: 'own';
  readonly second: number;
  readonly data: Uint8Array;
}

export type Advertisement = HeardAdvertisement | OwnAdvertisement;

const command = 1;
const event = 4;
const leMetaEvent = 0x3e;
const legacyReport = 0x02;
const extendedReport = 0x0d;
const setAdvertisingData = 0x2008;
const setExtendedAdvertisingData = 0x2037;
const androidMultiAdvertising = 0xfd54;
const androidSetData = 0x02;

const signed = (byte: number): number => (byte << 24) >> 24;

/** The advertisements that one packet tells of; none for packets about other things and for damaged ones. */
export function advertisementsOf(packet: HciPacket): Advertisement[] {
  const second = packet.microseconds / 1e6;
  if (packet.type === command) {
    const data = ownData(packet.payload);
    return data === undefined ? [] : [{ kind: 'own', second, data }];
  }
  const { payload } = packet;
  if (packet.type !== event || payload[0] !== leMetaEvent || payload.length < 4) return [];
  const parameters = payload.subarray(2, 2 + (payload[1] as number));
  if (parameters[0] === legacyReport) return legacyReports(parameters, second);
  return parameters[0] === extendedReport ? extendedReports(parameters, second) : [];
}

function ownData(payload: Uint8Array): Uint8Array | undefined {
  if (payload.length < 4) return undefined;
  const opcode = (payload[0] as number) | ((payload[1] as number) << 8);
  const parameters = payload.subarray(3, 3 + (payload[2] as number));
  if (opcode === setAdvertisingData) return withLengthBefore(parameters, 0);
  // Fragments (operations 0 to 2) cannot hold a beacon of ours, which fits in one.
  if (opcode === setExtendedAdvertisingData)
    return parameters[1] === 3 ? withLengthBefore(parameters, 3) : undefined;
  if (opcode === androidMultiAdvertising && parameters[0] === androidSetData)
    return withLengthBefore(parameters, 1);
  return undefined;
}

/** The bytes after a length byte; undefined when they run past the end or are none. */
function withLengthBefore(bytes: Uint8Array, at: number): Uint8Array | undefined {
  const length = bytes[at];
  if (length === undefined || length === 0 || at + 1 + length > bytes.length) return undefined;
  return bytes.slice(at + 1, at + 1 + length);
}

function addressOf(parameters: Uint8Array, typeAt: number): Uint8Array {
  const address = new Uint8Array(7);
  address.set(parameters.subarray(typeAt + 1, typeAt + 7));
  address[6] = parameters[typeAt] as number;
  return address;
}

/** Reports one after another, as Android and BlueZ read them: type, address type, address, length, data, strength. */
function legacyReports(parameters: Uint8Array, second: number): HeardAdvertisement[] {
  const reports: HeardAdvertisement[] = [];
  let at = 2;
  for (let left = parameters[1] ?? 0; left > 0 && at + 10 <= parameters.length; left--) {
    const length = parameters[at + 8] as number;
    const end = at + 9 + length;
    if (end >= parameters.length) break;
    reports.push({
      kind: 'heard',
      second,
      rssi: signed(parameters[end] as number),
      txPower: 127,
      address: addressOf(parameters, at + 1),
      data: parameters.slice(at + 9, end),
      isExtended: false,
    });
    at = end + 1;
  }
  return reports;
}

function extendedReports(parameters: Uint8Array, second: number): HeardAdvertisement[] {
  const reports: HeardAdvertisement[] = [];
  let at = 2;
  for (let left = parameters[1] ?? 0; left > 0 && at + 24 <= parameters.length; left--) {
    const length = parameters[at + 23] as number;
    const end = at + 24 + length;
    if (end > parameters.length) break;
    reports.push({
      kind: 'heard',
      second,
      rssi: signed(parameters[at + 13] as number),
      txPower: signed(parameters[at + 12] as number),
      address: addressOf(parameters, at + 2),
      data: parameters.slice(at + 24, end),
      isExtended: true,
    });
    at = end;
  }
  return reports;
}
