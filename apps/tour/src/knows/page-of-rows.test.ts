// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { columnsOf, matchingRows, pageOfRows, rowsPerPage } from './page-of-rows.ts';

const rows = Array.from({ length: 2 * rowsPerPage + 3 }, (_, i) => ({ id: i, key: `Ab${i}` }));

it('finds rows by any part of any value, numbers too, whatever the case', () => {
  expect(matchingRows(rows, ' aB10 ').map(({ id }) => id)).toEqual([10, 100, 101, 102]);
  expect(
    matchingRows(
      [
        { a: 7, b: null },
        { a: true, b: 'x' },
      ],
      'TRUE',
    ),
  ).toEqual([{ a: true, b: 'x' }]);
  expect(matchingRows([{ b: null }], 'null')).toEqual([]);
  expect(matchingRows(rows, '  ')).toBe(rows);
});

it('draws a page at a time, and the last one where fewer are left', () => {
  expect(pageOfRows(rows, 0)).toMatchObject({ page: 0, pages: 3, first: 0, rows: { length: rowsPerPage } });
  expect(pageOfRows(rows, 2).rows).toEqual(rows.slice(2 * rowsPerPage));
  expect(pageOfRows(rows, 99)).toMatchObject({ page: 2, first: 2 * rowsPerPage });
  expect(pageOfRows([], 3)).toEqual({ rows: [], page: 0, pages: 1, first: 0 });
});

it('knows the columns of rows that do not all have the same', () => {
  expect(columnsOf([{ a: 1 }, { b: 2, a: 3 }])).toEqual(['a', 'b']);
});
