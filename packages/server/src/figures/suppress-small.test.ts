// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Suppressed, suppressSmall } from './suppress-small.ts';

/** All tables of whole numbers up to a limit that look like what is shown: what somebody with patience would find. */
function consistentTables(shown: Suppressed, limit: number): number[][] {
  const cells = shown.cells.flat();
  const width = shown.cells[0]?.length ?? 0;
  const found: number[][] = [];
  const values: number[] = [];
  const fits = () => {
    const at = (i: number, j: number) => values[i * width + j] as number;
    const sums = shown.cells.map((row, i) => row.reduce<number>((sum, _, j) => sum + at(i, j), 0));
    const columns = Array.from({ length: width }, (_, j) =>
      shown.cells.reduce((sum, _row, i) => sum + at(i, j), 0),
    );
    return (
      sums.every((sum, i) => shown.rowTotals[i] === null || shown.rowTotals[i] === sum) &&
      columns.every((sum, j) => shown.columnTotals[j] === null || shown.columnTotals[j] === sum) &&
      (shown.total === null || shown.total === sums.reduce((a, b) => a + b, 0))
    );
  };
  const walk = (i: number) => {
    if (i === cells.length) {
      if (fits()) found.push([...values]);
      return;
    }
    const cell = cells[i];
    for (const value of cell == null ? Array.from({ length: limit + 1 }, (_, n) => n) : [cell]) {
      values[i] = value;
      walk(i + 1);
    }
  };
  walk(0);
  return found;
}

it('shows a table without small numbers as it is, zeros among it', () => {
  const shown = suppressSmall([
    [0, 10],
    [7, 0],
  ]);
  expect(shown).toEqual({
    cells: [
      [0, 10],
      [7, 0],
    ],
    ...{ rowTotals: [10, 7], columnTotals: [7, 10], total: 17 },
  });
});

it('withholds small numbers and, with each of them, others of its row and column', () => {
  const { cells, total } = suppressSmall([
    [3, 20, 30],
    [10, 25, 40],
    [50, 60, 70],
  ]);
  expect(cells[0]?.[0]).toBeNull();
  expect(cells[0]?.filter((cell) => cell === null).length).toBe(2);
  expect(cells.filter((row) => row[0] === null).length).toBe(2);
  expect(total).toBe(308);
});

it('withholds a small total too', () => {
  expect(suppressSmall([[1], [2]])).toMatchObject({ cells: [[null], [null]], total: null });
});

it('leaves no number from 1 to 4 that trying out all tables would find', () => {
  const count = fc.oneof(
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 4 }) },
    fc.integer({ min: 5, max: 7 }),
  );
  const table = fc
    .tuple(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 1, max: 2 }))
    .chain(([height, width]) =>
      fc.array(fc.array(count, { minLength: width, maxLength: width }), {
        minLength: height,
        maxLength: height,
      }),
    );
  fc.assert(
    fc.property(table, (counts) => {
      const shown = suppressSmall(counts);
      const width = counts[0]?.length ?? 0;
      const possible = consistentTables(shown, 8);
      counts.flat().forEach((value, i) => {
        if (value < 1 || value > 4) return;
        expect(shown.cells[Math.floor(i / width)]?.[i % width]).toBeNull();
        expect(new Set(possible.map((each) => each[i])).size).toBeGreaterThan(1);
      });
    }),
    { seed: 8, numRuns: 60 },
  );
});

it('does a country of twelve weeks at once', () => {
  const counts = Array.from({ length: 35 }, (_, i) =>
    Array.from({ length: 12 }, (_, j) => ((i * 7 + j * 13) % 29) - (i % 3 === 0 ? 5 : 0)).map((n) =>
      Math.max(0, n),
    ),
  );
  const shown = suppressSmall(counts);
  expect(shown.cells.flat().filter((cell) => cell !== null && cell >= 1 && cell <= 4)).toEqual([]);
  expect(shown.cells.flat().filter((cell) => cell !== null).length).toBeGreaterThan(200);
});
