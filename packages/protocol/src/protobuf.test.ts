// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromHex, toHex } from './bytes.ts';
import { type ProtoField, ProtoReader, ProtoWriter, unzigzag } from './protobuf.ts';
import { damaged, upTo } from './testing/arbitraries.ts';

function readAll(bytes: Uint8Array): { fields: ProtoField[]; broken: boolean } {
  const reader = new ProtoReader(bytes);
  const fields: ProtoField[] = [];
  for (let f = reader.next(); f !== undefined; f = reader.next()) fields.push(f);
  return { fields, broken: reader.broken };
}

const bytes = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array(0);

it('writes and reads the examples of the Protocol Buffers encoding guide', () => {
  expect(toHex(new ProtoWriter().varint(1, 150).finish())).toBe('089601');
  expect(toHex(new ProtoWriter().bytes(2, Uint8Array.from(Buffer.from('testing'))).finish())).toBe(
    '120774657374696e67',
  );
  expect(readAll(bytes('089601'))).toEqual({
    fields: [{ field: 1, type: 'varint', value: 150 }],
    broken: false,
  });
  const zigzag: [number, string][] = [
    [0, '0800'],
    [-1, '0801'],
    [1, '0802'],
    [-2, '0803'],
    [0x7fffffff, '08feffffff0f'],
    [-0x80000000, '08ffffffff0f'],
  ];
  for (const [value, hex] of zigzag) {
    expect(toHex(new ProtoWriter().signed(1, value).finish())).toBe(hex);
    const field = new ProtoReader(bytes(hex)).next();
    expect(field?.type === 'varint' ? unzigzag(field.value) : 'another type').toBe(value);
  }
});

it('reads 32-bit and 64-bit values in little-endian order', () => {
  expect(readAll(bytes('0d01000080' + '11ffffffffffffff7f'))).toEqual({
    fields: [
      { field: 1, type: 'fixed32', value: 0x80000001 },
      { field: 2, type: 'fixed64', value: 0x7fffffffffffffffn },
    ],
    broken: false,
  });
});

it('reads back every field it writes', () => {
  const number = fc.integer({ min: 1, max: 536_870_911 });
  const amount = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
  fc.assert(
    fc.property(
      number,
      amount,
      upTo(300),
      fc.integer({ min: -1e6, max: 1e6 }),
      (field, value, data, signed) => {
        const writer = new ProtoWriter().varint(field, value).fixed64(field, value).bytes(field, data);
        const { fields, broken } = readAll(writer.signed(field, signed).finish());
        expect(broken).toBe(false);
        expect(fields.slice(0, 3)).toEqual([
          { field, type: 'varint', value },
          { field, type: 'fixed64', value: BigInt(value) },
          { field, type: 'bytes', value: data },
        ]);
        expect(fields[3]?.type === 'varint' && unzigzag(fields[3].value)).toBe(signed);
      },
    ),
    { seed: 1, numRuns: 300 },
  );
});

it('ends on any bytes, with at most one field per two bytes', () => {
  const honest = new ProtoWriter().varint(1, 300).fixed64(2, 5).bytes(3, new Uint8Array(20)).finish();
  fc.assert(
    fc.property(fc.oneof(upTo(200), damaged(honest)), (input) => {
      const { fields } = readAll(input);
      expect(2 * fields.length).toBeLessThanOrEqual(input.length);
    }),
    { seed: 2, numRuns: 3000 },
  );
});

it('calls broken what is cut short, has field 0, a group, an endless varint or a length past the end', () => {
  for (const hex of [
    '08',
    '0896',
    '0000',
    '0b',
    '0c',
    '0e',
    '0f',
    '09000000',
    '0d000000',
    '0a05ffff',
    '0affffffffffffffffff01',
    '08ffffffffffffffffffff01',
  ])
    expect(readAll(bytes(hex))).toEqual({ fields: [], broken: true });
});

it('stays at its fault: nothing is read behind it', () => {
  const reader = new ProtoReader(bytes('00' + '089601'));
  expect([reader.next(), reader.next(), reader.broken]).toEqual([undefined, undefined, true]);
});
