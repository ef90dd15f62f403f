// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  advertisementLength,
  beaconLength,
  decodeBeacon,
  decodeWriteBack,
  encodeAdvertisement,
  encodeBeacon,
  encodeWriteBack,
  exposureNotificationUuid,
  makeBeacon,
  parseAdvertisement,
} from './beacon.ts';
import { concatBytes, toHex } from './bytes.ts';
import { dayCipher, transmitPowerOf } from './rolling-identifier.ts';
import { openingValue, saltOfOpening } from './salt.ts';
import { anyBeacon, damaged, exactly, upTo } from './testing/arbitraries.ts';

const uuid = 0xfff0;
const anyUuid = fc.integer({ min: 1, max: 0xffff });

const structure = (type: number, data: Uint8Array): Uint8Array =>
  concatBytes(Uint8Array.of(data.length + 1, type), data);

/** A structure that is not service data of ours. */
const foreign = fc
  .tuple(fc.nat(255), upTo(30))
  .map(([type, data]) => structure(type, data))
  .filter((s) => !(s[1] === 0x16 && s[2] === 0xf0 && s[3] === 0xff));

it('puts an honest beacon on the air in exactly 31 bytes, and reads it back', () => {
  fc.assert(
    fc.property(anyUuid, anyBeacon, (serviceUuid, beacon) => {
      const advertisement = encodeAdvertisement(serviceUuid, beacon);
      expect(advertisement.length).toBe(advertisementLength);
      expect([...advertisement.subarray(0, 4)]).toEqual([0x1e, 0x16, serviceUuid & 0xff, serviceUuid >> 8]);
      expect(parseAdvertisement(serviceUuid, advertisement)).toEqual({ ok: true, value: beacon });
      expect(decodeBeacon(encodeBeacon(beacon))).toEqual({ ok: true, value: beacon });
    }),
    { seed: 1, numRuns: 200 },
  );
});

it('makes a beacon whose salt its sender can open and whose power the key reveals', () => {
  fc.assert(
    fc.property(
      exactly(16),
      exactly(16),
      fc.nat(0xffffffff),
      fc.integer({ min: -20, max: 10 }),
      (key, secret, interval, power) => {
        const cipher = dayCipher(key);
        const { identifier, metadata, salt } = makeBeacon(cipher, secret, interval, power);
        expect(identifier).toEqual(cipher.identifier(interval));
        expect(transmitPowerOf(cipher.metadata(identifier, metadata))).toBe(power);
        expect(saltOfOpening(openingValue(secret, interval), identifier, metadata)).toEqual(salt);
      },
    ),
    { seed: 2, numRuns: 100 },
  );
});

it('finds our structure wherever it stands and ignores unknown ones', () => {
  fc.assert(
    fc.property(
      anyBeacon,
      fc.array(foreign, { maxLength: 4 }),
      fc.array(foreign, { maxLength: 4 }),
      (beacon, before, after) => {
        const bytes = concatBytes(...before, encodeAdvertisement(uuid, beacon), ...after);
        expect(parseAdvertisement(uuid, bytes)).toEqual({ ok: true, value: beacon });
      },
    ),
    { seed: 3, numRuns: 300 },
  );
});

it('reads nothing behind the early end of an advertisement', () => {
  const beacon = { identifier: new Uint8Array(16), metadata: new Uint8Array(2), salt: new Uint8Array(9) };
  const ours = encodeAdvertisement(uuid, beacon);
  expect(parseAdvertisement(uuid, concatBytes(ours, new Uint8Array(31)))).toMatchObject({ ok: true });
  expect(parseAdvertisement(uuid, concatBytes(Uint8Array.of(0), ours))).toMatchObject({
    code: 'beacon.absent',
  });
});

it('tells apart: nothing of ours, a wrong length, twice, and structures that run past the end', () => {
  const body = (length: number) => concatBytes(Uint8Array.of(0xf0, 0xff), new Uint8Array(length));
  const ours = structure(0x16, body(beaconLength));
  expect(parseAdvertisement(uuid, new Uint8Array(0))).toMatchObject({ code: 'beacon.absent' });
  expect(parseAdvertisement(uuid, structure(0x09, body(27)))).toMatchObject({ code: 'beacon.absent' });
  expect(parseAdvertisement(uuid, structure(0x16, Uint8Array.of(0xf0)))).toMatchObject({
    code: 'beacon.absent',
  });
  for (const length of [0, 1, 26, 28, 100])
    expect(parseAdvertisement(uuid, structure(0x16, body(length)))).toMatchObject({ code: 'beacon.length' });
  expect(parseAdvertisement(uuid, concatBytes(ours, ours))).toMatchObject({ code: 'beacon.length' });
  for (const end of [1, 2, 3, 30])
    expect(parseAdvertisement(uuid, ours.subarray(0, end))).toMatchObject({ code: 'beacon.structure' });
});

it('never takes an Exposure Notification beacon for ours', () => {
  const other = concatBytes(
    structure(0x01, Uint8Array.of(0x1a)),
    structure(0x03, Uint8Array.of(0x6f, 0xfd)),
    structure(0x16, concatBytes(Uint8Array.of(0x6f, 0xfd), new Uint8Array(20))),
  );
  expect(parseAdvertisement(uuid, other)).toMatchObject({ code: 'beacon.absent' });
  expect(exposureNotificationUuid).toBe(0xfd6f);
});

it('survives any bytes, and takes only what holds 27 bytes of ours', () => {
  const honest = encodeAdvertisement(uuid, {
    identifier: new Uint8Array(16).fill(1),
    metadata: new Uint8Array(2).fill(2),
    salt: new Uint8Array(9).fill(3),
  });
  fc.assert(
    fc.property(fc.oneof(upTo(80), damaged(honest)), (bytes) => {
      const parsed = parseAdvertisement(uuid, bytes);
      if (parsed.ok) expect(toHex(bytes)).toContain(toHex(encodeBeacon(parsed.value)));
      else expect(parsed.code).toMatch(/^beacon\./);
    }),
    { seed: 4, numRuns: 3000 },
  );
});

it('takes exactly 27 bytes by GATT read and 28 by write-back', () => {
  fc.assert(
    fc.property(upTo(60), (bytes) => {
      expect(decodeBeacon(bytes).ok).toBe(bytes.length === 27);
      expect(decodeWriteBack(bytes).ok).toBe(bytes.length === 28);
    }),
    { seed: 5, numRuns: 500 },
  );
});

it('carries any strength of an int8 in a write-back', () => {
  fc.assert(
    fc.property(anyBeacon, fc.integer({ min: -128, max: 127 }), (beacon, strengthDbm) => {
      expect(decodeWriteBack(encodeWriteBack(beacon, strengthDbm))).toEqual({
        ok: true,
        value: { beacon, strengthDbm },
      });
    }),
    { seed: 6, numRuns: 200 },
  );
});
