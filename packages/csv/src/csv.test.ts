// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { delimiterOf, readCsv } from './read-csv.ts';
import { csvLine, csvText, withoutFormula } from './write-csv.ts';

const rowsOf = (text: string) => {
  const table = readCsv(text);
  return table.ok ? table.rows : table;
};

it('writes what RFC 4180 says: quotes doubled, quoted where needed, CRLF, after a byte order mark', () => {
  expect(
    csvText(
      ['a', 'b'],
      [
        ['x,y', 'say "no"'],
        ['two\nlines', null],
        [1.5, true],
      ],
    ),
  ).toBe('﻿a,b\r\n"x,y","say ""no"""\r\n"two\nlines",\r\n1.5,true\r\n');
});

it.each(['=1+1', '+84912345678', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1', "=cmd|' /C calc'!A0"])(
  'a cell %j is written as text that no spreadsheet runs, and read again as it was',
  (cell) => {
    const line = csvLine([cell]);
    expect(line.replace(/^"/, '')).toMatch(/^'/);
    expect(rowsOf(line)).toEqual([[cell.trim()]].filter(([text]) => text !== ''));
  },
);

it('numbers of ours keep their sign', () => {
  expect(csvLine([-5, 'x'])).toBe('-5,x\r\n');
});

it.each([
  ['a,b\n1,2\n', ','],
  ['a;b;c\n1,5;2;3\n', ';'],
  ['"a,b,c"\tb\tc\n', '\t'],
  ['a\n1\n', ','],
] as const)('the delimiter of %j is found in its first line', (text, delimiter) => {
  expect(delimiterOf(text)).toBe(delimiter);
});

it('reads byte order marks, quotes, lines of every end, and leaves out what is empty', () => {
  const expected = [
    ['tên', 'ghi chú'],
    ['Lê Thị Mai', 'một\n"hai", ba'],
    ['', 'x'],
  ];
  const body = 'tên,ghi chú|Lê Thị Mai,"một\n""hai"", ba"||,x';
  for (const end of ['\n', '\r\n', '\r']) {
    expect(rowsOf(`﻿${body.replaceAll('|', end)}`)).toEqual(expected);
    expect(rowsOf(`${body.replaceAll('|', end)}${end}${end}`)).toEqual(expected);
  }
  expect(rowsOf('')).toEqual([]);
  expect(rowsOf('a,')).toEqual([['a', '']]);
});

it('says what is wrong with a table, and in which line', () => {
  expect(readCsv('a,b\nc,"d\n')).toEqual({ ok: false, fault: 'quote', line: 2 });
  expect(readCsv('a,b\n"two\nlines",x\n"d"e,f\n')).toEqual({ ok: false, fault: 'quote', line: 4 });
  const limits = { rows: 2, columns: 3, cell: 4 };
  expect(readCsv('1\n2\n3\n', limits)).toEqual({ ok: false, fault: 'too-many-rows', line: 3 });
  expect(readCsv('1\n1,2,3,4\n', limits)).toEqual({ ok: false, fault: 'too-many-columns', line: 2 });
  expect(readCsv('12345', limits)).toEqual({ ok: false, fault: 'too-long', line: 1 });
});

it('what is written is read again, whatever is in it', () => {
  const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll('\0', '').trim());
  // A first cell keeps a row from being empty, and an apostrophe before a formula is the mark itself.
  const plain = cell.filter((text) => !(text.startsWith("'") && withoutFormula(text.slice(1)) === text));
  fc.assert(
    fc.property(fc.array(fc.array(plain, { minLength: 1, maxLength: 5 }), { maxLength: 5 }), (rows) => {
      const named = rows.map((row) => ['x', ...row]);
      expect(rowsOf(csvText(['x'], named))).toEqual([['x'], ...named]);
    }),
    { numRuns: 300, seed: 8 },
  );
});

it('any text is read or refused, and takes time by its length alone', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', ',', ';', '\t', '"', '\n', '\r', "'", '=', ' ') }),
      (text) => {
        const table = readCsv(text);
        if (table.ok) for (const row of table.rows) expect(row.length).toBeGreaterThan(0);
        else expect(table.line).toBeGreaterThan(0);
      },
    ),
    { numRuns: 2000, seed: 9 },
  );
});
