// SPDX-License-Identifier: GPL-3.0-only
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { DEFAULT_TRACE_LIMITS, readContactTrace, writeContactTrace } from './index.ts';

const datasets = process.env.BLUEZONE_DATASETS;
const folder = join(datasets ?? '', 'sociopatterns-cc0');
const absent = datasets === undefined || !existsSync(folder);
const real = (name: string): Uint8Array => readFileSync(join(folder, name));
const why = absent ? ' (left out: BLUEZONE_DATASETS names no folder with sociopatterns-cc0)' : '';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const codeOf = (bytes: Uint8Array): string => {
  const read = readContactTrace(bytes);
  return read.ok ? 'read' : read.code;
};
const messageOf = (text: string): string => {
  const read = readContactTrace(bytesOf(text));
  return read.ok ? 'read' : `${read.code} ${read.message}`;
};

it.skipIf(absent).each([
  ['workplace_InVS15_tij.dat.gz', 217, 78249, 4274],
  ['SFHH_tij.dat.gz', 403, 70261, 9565],
  ['workplace_InVS_tij.dat.zip', 92, 9827, 755],
])(
  `counts of %s are the known ones: %i people, %i records, %i pairs${why}`,
  (name, people, records, pairs) => {
    const read = readContactTrace(real(name));
    expect(read).toMatchObject({ ok: true, value: { people, records, pairs, repeated: 0 } });
  },
);

it.skipIf(absent)(`a recording cut short or with one byte changed is refused as damaged${why}`, () => {
  const bytes = real('workplace_InVS15_tij.dat.gz');
  expect(codeOf(bytes.subarray(0, bytes.length - 1))).toBe('trace.corrupt');
  expect(codeOf(bytes.subarray(0, 1000))).toBe('trace.corrupt');
  const changed = bytes.slice();
  changed[bytes.length - 6] = (changed[bytes.length - 6] as number) ^ 1;
  expect(codeOf(changed)).toBe('trace.corrupt');
});

it.skipIf(absent)(`households in comma-separated tables are not taken for a contact list${why}`, () => {
  expect(codeOf(real('scc2034_household_contact_dataset.zip'))).toBe('trace.unknown-format');
});

it('people are numbered by their own numbers, pairs put low before high, records sorted by time', () => {
  const read = readContactTrace(bytesOf('40 30 7\n20 7 12\n20 12 30\n'));
  if (!read.ok) throw new Error(read.message);
  expect([...read.value.ids]).toEqual([7, 12, 30]);
  expect([...read.value.times]).toEqual([20, 20, 40]);
  expect([...read.value.a]).toEqual([0, 1, 0]);
  expect([...read.value.b]).toEqual([1, 2, 2]);
  expect(read.value.pairs).toBe(3);
});

it('tabs, class columns, blank lines, carriage returns and a byte order mark are understood', () => {
  const read = readContactTrace(bytesOf('\uFEFF20\t1\t2\tMP\tPC\r\n\r\n  40 2  3 5A 5B\r60 1 3'));
  if (!read.ok) throw new Error(read.message);
  expect([...read.value.times]).toEqual([20, 40, 60]);
  expect(read.value.people).toBe(3);
});

it('a record said twice, in either order of persons, is kept once and counted', () => {
  const read = readContactTrace(bytesOf('20 1 2\n20 2 1\n20 1 2\n40 1 2\n'));
  expect(read).toMatchObject({ ok: true, value: { records: 2, repeated: 2, pairs: 1 } });
});

it('bad lines are named by their number and what is wrong with them', () => {
  expect(messageOf('20 1 2\n40 1\n')).toBe('trace.bad-line line 2: expected three numbers "t i j"');
  expect(messageOf('20 1 2\r\n\r\n40 1 x\r\n')).toBe('trace.bad-line line 3: expected whole numbers "t i j"');
  expect(messageOf('20.5 1 2\n')).toBe('trace.bad-line line 1: expected whole numbers "t i j"');
  expect(messageOf('20 1 2\n40 5 5')).toBe('trace.bad-line line 2: a person cannot meet himself or herself');
  expect(messageOf('-20 1 2\n')).toBe('trace.bad-line line 1: times and persons cannot be negative');
  expect(messageOf('20 -1 2\n')).toBe('trace.bad-line line 1: times and persons cannot be negative');
  expect(messageOf('20 1 - \n')).toBe('trace.bad-line line 1: expected whole numbers "t i j"');
  expect(messageOf('2147483648 1 2\n')).toBe(
    'trace.bad-line line 1: numbers above 2147483647 are not supported',
  );
  expect(messageOf('20,1,2\n')).toBe('trace.bad-line line 1: expected whole numbers "t i j"');
});

it('other kinds of file are refused as an unknown format', () => {
  const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13);
  const btsnoop = bytesOf('btsnoop\0\0\0\0\u0001\0\0\u0003\u00ea');
  const utf16 = Uint8Array.from(Buffer.from('20 1 2\n', 'utf16le'));
  for (const bytes of [
    png,
    btsnoop,
    utf16,
    bytesOf('{"t":20}'),
    bytesOf('[20,1,2]'),
    bytesOf('t i j\n20 1 2'),
  ]) {
    expect(codeOf(bytes)).toBe('trace.unknown-format');
    expect(codeOf(gzipSync(bytes))).toBe('trace.unknown-format');
    expect(codeOf(zipSync({ 'a.dat': bytes }))).toBe('trace.unknown-format');
  }
});

it('files without a record are empty', () => {
  for (const text of ['', '\n \r\n\t']) {
    expect(codeOf(bytesOf(text))).toBe('trace.empty');
    expect(codeOf(gzipSync(text))).toBe('trace.empty');
  }
});

it('a zip is read with packed or stored content, beside folders and the marks of a Macintosh', () => {
  const text = bytesOf('20 1 2\n40 1 2\n');
  for (const level of [0, 9] as const) {
    const zip = zipSync(
      { 'data/': new Uint8Array(), 'data/a.dat': text, '__MACOSX/._a.dat': bytesOf('x') },
      { level },
    );
    expect(readContactTrace(zip)).toMatchObject({ ok: true, value: { records: 2 } });
  }
});

it('a zip with several files or none is refused, and a damaged one as damaged', () => {
  const text = bytesOf('20 1 2\n'.repeat(100));
  expect(codeOf(zipSync({ 'a.dat': text, 'b.dat': text }))).toBe('trace.unknown-format');
  expect(codeOf(zipSync({}))).toBe('trace.unknown-format');
  const stored = zipSync({ 'a.dat': text }, { level: 0 });
  stored[60] = (stored[60] as number) ^ 1;
  expect(codeOf(stored)).toBe('trace.corrupt');
  const packed = zipSync({ 'a.dat': text });
  expect(codeOf(packed.subarray(0, packed.length - 30))).toBe('trace.corrupt');
});

it('nothing is unpacked past the limit, and no more records are taken than allowed', () => {
  const bomb = new Uint8Array(4_000_000).fill(0x31);
  const limits = { ...DEFAULT_TRACE_LIMITS, bytes: 1_000_000 };
  for (const bytes of [bomb, gzipSync(bomb), zipSync({ 'a.dat': bomb })]) {
    expect(readContactTrace(bytes, limits)).toMatchObject({ ok: false, code: 'trace.too-large' });
  }
  const lines = bytesOf('20 1 2\n20 1 3\n20 1 4\n');
  expect(readContactTrace(lines, { ...limits, records: 3 }).ok).toBe(true);
  expect(readContactTrace(lines, { ...limits, records: 2 })).toMatchObject({
    ok: false,
    code: 'trace.too-large',
  });
});

it('a zip that understates the size of its content is refused', () => {
  const zip = zipSync({ 'a.dat': bytesOf('20 1 2\n'.repeat(1000)) });
  const view = new DataView(zip.buffer, zip.byteOffset);
  for (let at = 0; at < zip.length - 4; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 7, true);
  }
  expect(codeOf(zip)).toBe('trace.corrupt');
});

it('no bytes make the reader throw', () => {
  const limits = { bytes: 100_000, records: 1000 };
  const start = fc.constantFrom<number[]>([], [0x1f, 0x8b, 8], [0x50, 0x4b, 3, 4], [0x32, 0x30, 0x20]);
  fc.assert(
    fc.property(start, fc.uint8Array({ maxLength: 200 }), (prefix, rest) => {
      const read = readContactTrace(Uint8Array.from([...prefix, ...rest]), limits);
      expect(read.ok || read.message.length > 0).toBe(true);
    }),
    { seed: 1, numRuns: 1000 },
  );
});

it('no change of one byte in a gzip or zip makes the reader throw, nor the records differ unnoticed', () => {
  const text = bytesOf('20 1 2\n40 1 3\n60 2 3\n80 4 5\n100 1 2\n');
  const expected = readContactTrace(text);
  const containers = fc.constantFrom<Uint8Array>(gzipSync(text), zipSync({ 'a.dat': text }));
  fc.assert(
    fc.property(containers, fc.nat(), fc.integer({ min: 1, max: 255 }), (whole, at, flip) => {
      const bytes = Uint8Array.from(whole);
      bytes[at % bytes.length] = (bytes[at % bytes.length] as number) ^ flip;
      const read = readContactTrace(bytes, { bytes: 100_000, records: 1000 });
      if (read.ok) expect(read).toEqual(expected);
    }),
    { seed: 2, numRuns: 2000 },
  );
});

it('every shorter beginning of a gzip is refused', () => {
  const whole = gzipSync('20 1 2\n40 1 3\n');
  for (let length = 2; length < whole.length; length++) {
    expect(codeOf(whole.subarray(0, length))).toBe('trace.corrupt');
  }
});

it('what is written is read back the same, also packed', () => {
  const record = fc.tuple(fc.nat(0x7fffffff), fc.nat(0x7fffffff), fc.nat(50)).filter(([, i, j]) => i !== j);
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 60 }), (records) => {
      const first = readContactTrace(bytesOf(records.map((r) => r.join(' ')).join('\n')));
      if (!first.ok) throw new Error(first.message);
      const again = { ok: true, value: { ...first.value, repeated: 0 } };
      const text = writeContactTrace(first.value);
      expect(readContactTrace(text)).toEqual(again);
      expect(readContactTrace(gzipSync(text))).toEqual(again);
      expect(readContactTrace(zipSync({ 'tij.dat': text }))).toEqual(again);
    }),
    { seed: 3 },
  );
});
