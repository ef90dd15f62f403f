// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Advertisement, advertisementsOf, BtsnoopReader, serviceDataOf } from '../index.ts';

const epoch = 0x00dcddb30f2f8000n;
const head = Uint8Array.from([...new TextEncoder().encode('btsnoop\0'), 0, 0, 0, 1, 0, 0, 3, 0xea]);
/** Flags and 16 bytes of service data of 0xfff0. */
const data = [3, 3, 0xf0, 0xff, 19, 0x16, 0xf0, 0xff, ...Array.from({ length: 16 }, (_, i) => i)];

function record(packet: readonly number[], isReceived: boolean, second: number): number[] {
  const bytes = new Uint8Array(24 + packet.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, packet.length);
  view.setUint32(4, packet.length);
  view.setUint32(8, isReceived ? 1 : 0);
  view.setBigUint64(16, BigInt(second * 1e6) + epoch);
  bytes.set(packet, 24);
  return [...bytes];
}

const address = [1, 2, 3, 4, 5, 6];
const legacy = [4, 0x3e, 12 + data.length, 2, 1, 0, 1, ...address, data.length, ...data, 0xc4];
const extendedHead = [0x0d, 1, 0x13, 0, 1, ...address, 1, 1, 0xff, 0x7f, 0xbf, 0, 0, 0, 0, 0, 0, 0, 0, 0];
const extended = [4, 0x3e, extendedHead.length + 1 + data.length, ...extendedHead, data.length, ...data];
const ownLegacy = [
  1,
  0x08,
  0x20,
  32,
  data.length,
  ...data,
  ...Array.from({ length: 31 - data.length }, () => 0),
];
const ownExtended = [1, 0x37, 0x20, 4 + data.length, 0, 3, 1, data.length, ...data];
const ownVendor = [1, 0x54, 0xfd, 2 + data.length + 1, 2, data.length, ...data, 0];

function capture(...packets: readonly (readonly number[])[]): Uint8Array {
  return Uint8Array.from([
    ...head,
    ...packets.flatMap((packet, i) => record(packet, packet[0] === 4, 1_700_000_000 + i)),
  ]);
}

function readAll(bytes: Uint8Array, pieceLength: number): { found: Advertisement[]; isWhole: boolean } {
  const found: Advertisement[] = [];
  const reader = new BtsnoopReader((packet) => found.push(...advertisementsOf(packet)));
  for (let at = 0; at < bytes.length; at += pieceLength) reader.push(bytes.subarray(at, at + pieceLength));
  return { found, isWhole: reader.finish().ok };
}

const whole = capture(legacy, extended, ownLegacy, ownExtended, ownVendor);

it('reports are read with their strength, and the phone’s own data from all three commands', () => {
  const { found, isWhole } = readAll(whole, 1000);
  expect(isWhole).toBe(true);
  expect(found.map((one) => one.kind)).toEqual(['heard', 'heard', 'own', 'own', 'own']);
  expect(found[0]).toMatchObject({ second: 1_700_000_000, rssi: -60, txPower: 127, isExtended: false });
  expect(found[1]).toMatchObject({ second: 1_700_000_001, rssi: -65, txPower: 127, isExtended: true });
  for (const one of found) expect(serviceDataOf(one.data, 0xfff0)).toEqual(Uint8Array.from(data.slice(8)));
});

it('pieces of any size give the same', () => {
  const { found } = readAll(whole, 1000);
  for (const length of [1, 7, 24, 61]) expect(readAll(whole, length).found).toEqual(found);
});

it('a capture that ends within a packet is told apart from a whole one, and something else from both', () => {
  expect(readAll(whole.subarray(0, whole.length - 3), 50).isWhole).toBe(false);
  const other = new BtsnoopReader(() => undefined);
  expect(other.push(new TextEncoder().encode('{"t":1}'))).toMatchObject({ code: 'trace.unknown-format' });
});

it('no bytes make it throw, and damage costs at most the packets from there on', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }),
      fc.integer({ min: 1, max: 90 }),
      (changes, length) => {
        const damaged = whole.slice();
        for (const [at, byte] of changes) damaged[at] = byte;
        expect(readAll(damaged, length).found.length).toBeLessThanOrEqual(200);
      },
    ),
    { seed: 5, numRuns: 300 },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), fc.nat(5), (payload, type) => {
      advertisementsOf({ microseconds: 0, isReceived: true, type, payload });
    }),
    { seed: 5, numRuns: 500 },
  );
});
