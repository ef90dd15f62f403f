// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  allZero,
  asciiBytes,
  asciiText,
  ByteReader,
  ByteWriter,
  compareBytes,
  concatBytes,
  equalBytes,
  fromBase64,
  fromHex,
  toBase64,
  toHex,
  u32Bytes,
  utf8Bytes,
  utf8Text,
} from './bytes.ts';
import { upTo } from './testing/arbitraries.ts';

const plain = (buffer: Buffer): Uint8Array => Uint8Array.from(buffer);

it('writes hexadecimal and base64 as Node does, and reads them back', () => {
  fc.assert(
    fc.property(upTo(100), (bytes) => {
      expect(toHex(bytes)).toBe(Buffer.from(bytes).toString('hex'));
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      expect(fromHex(toHex(bytes).toUpperCase())).toEqual(bytes);
      expect(fromBase64(toBase64(bytes))).toEqual(bytes);
    }),
    { seed: 1, numRuns: 300 },
  );
});

it('finds a byte that is not zero wherever it stands, and however the bytes lie in memory', () => {
  for (let offset = 0; offset < 4; offset++)
    for (let length = 0; length < 14; length++) {
      const memory = new Uint8Array(offset + length + 4).fill(255);
      const bytes = memory.subarray(offset, offset + length).fill(0);
      expect(allZero(bytes)).toBe(true);
      for (let at = 0; at < length; at++) {
        bytes[at] = 128;
        expect(allZero(bytes)).toBe(false);
        bytes[at] = 0;
      }
    }
});

it('takes only hexadecimal for hexadecimal', () => {
  for (const text of ['0', 'zz', '0x12', ' 12', '12\n', '１２']) expect(fromHex(text)).toBeUndefined();
});

it('takes any text for base64 only when Node writes the same text back', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'AQgw/+=\n -_'), maxLength: 12 });
  fc.assert(
    fc.property(fc.oneof(digits, fc.string({ maxLength: 12 })), (text) => {
      const bytes = Buffer.from(text, 'base64');
      expect(fromBase64(text)).toEqual(bytes.toString('base64') === text ? plain(bytes) : undefined);
    }),
    { seed: 2, numRuns: 3000 },
  );
});

it('refuses base64 whose spare bits are not zero', () => {
  expect(fromBase64('QQ==')).toEqual(Uint8Array.of(0x41));
  expect(fromBase64('QR==')).toBeUndefined();
  expect(fromBase64('QUE=')).toEqual(Uint8Array.of(0x41, 0x41));
  expect(fromBase64('QUF=')).toBeUndefined();
});

it('writes UTF-8 as Node does, lone surrogates included', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc
      .array(fc.integer({ min: 0xd700, max: 0xe100 }), { maxLength: 12 })
      .map((units) => String.fromCharCode(...units)),
  );
  fc.assert(
    fc.property(text, (value) => {
      expect(utf8Bytes(value)).toEqual(plain(Buffer.from(value, 'utf8')));
    }),
    { seed: 3, numRuns: 1000 },
  );
});

it('reads UTF-8 exactly when a strict decoder does', () => {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const oracle = (bytes: Uint8Array): string | undefined => {
    try {
      return strict.decode(bytes);
    } catch {
      return undefined;
    }
  };
  const edges = fc.constantFrom(
    0x00,
    0x41,
    0x7f,
    0x80,
    0x8f,
    0x90,
    0x9f,
    0xa0,
    0xbf,
    0xc0,
    0xc1,
    0xc2,
    0xdf,
    0xe0,
    0xed,
    0xef,
    0xf0,
    0xf4,
    0xf5,
    0xff,
  );
  const bytes = fc.oneof(
    upTo(12),
    fc.array(edges, { maxLength: 6 }).map((list) => Uint8Array.from(list)),
    fc.string({ unit: 'binary', maxLength: 10 }).map((text) => plain(Buffer.from(text, 'utf8'))),
  );
  fc.assert(
    fc.property(bytes, (value) => {
      expect(utf8Text(value)).toBe(oracle(value));
    }),
    { seed: 4, numRuns: 20_000 },
  );
});

it('joins, compares and orders bytes as Node does', () => {
  const pair = fc.tuple(upTo(6), upTo(6));
  fc.assert(
    fc.property(
      fc.oneof(
        pair,
        upTo(6).map((a): [Uint8Array, Uint8Array] => [a, a.slice()]),
      ),
      ([a, b]) => {
        expect(concatBytes(a, b)).toEqual(plain(Buffer.concat([a, b])));
        expect(equalBytes(a, b)).toBe(Buffer.from(a).equals(b));
        expect(Math.sign(compareBytes(a, b))).toBe(Buffer.compare(a, b));
      },
    ),
    { seed: 5, numRuns: 500 },
  );
});

it('reads back what it wrote, in little-endian order', () => {
  fc.assert(
    fc.property(
      fc.nat(0xff),
      fc.nat(0xffff),
      fc.integer({ min: 0, max: 0xffffffff }),
      upTo(300),
      (a, b, c, d) => {
        const bytes = new ByteWriter().u8(a).u16(b).u32(c).bytes(d).finish();
        const view = new DataView(bytes.buffer);
        expect([view.getUint8(0), view.getUint16(1, true), view.getUint32(3, true)]).toEqual([a, b, c]);
        expect(bytes.subarray(3, 7)).toEqual(u32Bytes(c));
        const reader = new ByteReader(bytes);
        expect([reader.u8(), reader.u16(), reader.u32(), reader.bytes(d.length)]).toEqual([a, b, c, d]);
        expect(reader.finish('all', 'bytes.truncated')).toEqual({ ok: true, value: 'all' });
      },
    ),
    { seed: 6, numRuns: 200 },
  );
});

it('holds more fields than a function takes arguments', () => {
  const writer = new ByteWriter();
  for (let i = 0; i < 400_000; i++) writer.u8(i);
  expect(writer.finish().length).toBe(400_000);
});

it('gives a copy, so that later writing changes nothing already given', () => {
  const writer = new ByteWriter().u8(1);
  const first = writer.finish();
  writer.u8(2);
  expect([first, writer.finish()]).toEqual([Uint8Array.of(1), Uint8Array.of(1, 2)]);
});

it('remembers that it was asked for more than there is, and gives zeros from there on', () => {
  const reader = new ByteReader(Uint8Array.of(1, 2, 3));
  expect(reader.u32()).toBe(0);
  expect(reader.truncated).toBe(true);
  expect([reader.u8(), reader.bytes(1).length, reader.remaining]).toEqual([0, 0, 0]);
  expect(reader.finish(1, 'report.layout')).toMatchObject({ ok: false, code: 'report.layout' });
});

it('refuses bytes that are left over', () => {
  const reader = new ByteReader(Uint8Array.of(1, 2, 3));
  reader.u8();
  expect(reader.finish(1, 'bytes.trailing')).toMatchObject({ ok: false, code: 'bytes.trailing' });
});

it('keeps labels to ASCII', () => {
  expect(asciiText(asciiBytes('BZ/meet/v1'))).toBe('BZ/meet/v1');
  expect(asciiText(Uint8Array.of(0x41, 0x80, 0xff))).toBe('A??');
});
