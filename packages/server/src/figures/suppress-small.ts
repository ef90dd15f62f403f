// SPDX-License-Identifier: GPL-3.0-only
// A count of one to four people in a week and a province points at people. It is withheld, and with it as many others as it
// takes that nobody works it out from the totals (complementary suppression).

/** Largest count that is withheld. */
const largestSmall = 4;

const isSmall = (value: number): boolean => value >= 1 && value <= largestSmall;

export interface Suppressed {
  /** As given; null where it is withheld. */
  readonly cells: (number | null)[][];
  readonly rowTotals: (number | null)[];
  readonly columnTotals: (number | null)[];
  readonly total: number | null;
}

interface Cell {
  readonly row: number;
  readonly column: number;
}

/** Counts with their totals as one table: the last row and the last column are the totals. */
function withTotals(cells: readonly (readonly number[])[]): number[][] {
  const rows = cells.map((row) => [...row, row.reduce((sum, value) => sum + value, 0)]);
  const width = rows[0]?.length ?? 1;
  const last = Array.from({ length: width }, (_, column) =>
    rows.reduce((sum, row) => sum + (row[column] as number), 0),
  );
  return [...rows, last];
}

/** The lines of a table: in each of them the last value is the sum of the others. */
function linesOf(height: number, width: number): Cell[][] {
  const rows = Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) => ({ row, column })),
  );
  const columns = Array.from({ length: width }, (_, column) =>
    Array.from({ length: height }, (_, row) => ({ row, column })),
  );
  return [...rows, ...columns];
}

/**
 * What everybody can work out of a withheld value: the least and the most it may be, when the least is none.
 * @returns bounds by row and column; of what is shown, the value itself
 */
function boundsOf(table: readonly (readonly number[])[], hidden: readonly (readonly boolean[])[]) {
  const low = table.map((row, i) => row.map((value, j) => (hidden[i]?.[j] ? 0 : value)));
  const high = table.map((row, i) =>
    row.map((value, j) => (hidden[i]?.[j] ? Number.POSITIVE_INFINITY : value)),
  );
  const at = (of: number[][], { row, column }: Cell) => of[row]?.[column] as number;
  const lines = linesOf(table.length, table[0]?.length ?? 0);
  for (let changed = true, rounds = 0; changed && rounds < 200; rounds++) {
    changed = false;
    const narrow = (cell: Cell, least: number, most: number) => {
      if (least > at(low, cell)) {
        (low[cell.row] as number[])[cell.column] = least;
        changed = true;
      }
      if (most < at(high, cell)) {
        (high[cell.row] as number[])[cell.column] = most;
        changed = true;
      }
    };
    for (const line of lines) {
      const total = line.at(-1) as Cell;
      const parts = line.slice(0, -1);
      const sumLow = parts.reduce((sum, cell) => sum + at(low, cell), 0);
      const endless = parts.filter((cell) => at(high, cell) === Number.POSITIVE_INFINITY);
      const sumHigh = parts.reduce(
        (sum, cell) => sum + (at(high, cell) === Number.POSITIVE_INFINITY ? 0 : at(high, cell)),
        0,
      );
      narrow(total, sumLow, endless.length > 0 ? Number.POSITIVE_INFINITY : sumHigh);
      for (const cell of parts) {
        const most = at(high, total) - (sumLow - at(low, cell));
        const others = endless.length - (at(high, cell) === Number.POSITIVE_INFINITY ? 1 : 0);
        const highOfOthers = sumHigh - (at(high, cell) === Number.POSITIVE_INFINITY ? 0 : at(high, cell));
        const least = others > 0 ? 0 : at(low, total) - highOfOthers;
        narrow(cell, least, most);
      }
    }
  }
  return { low, high };
}

/**
 * Withheld values that follow from what is shown by adding and taking away alone: unknowns that a system of the lines'
 * equations determines (Gauss and Jordan).
 */
function determined(hidden: readonly (readonly boolean[])[]): Cell[] {
  const cells: Cell[] = hidden.flatMap((row, i) =>
    row.flatMap((is, j) => (is ? [{ row: i, column: j }] : [])),
  );
  const index = new Map(cells.map(({ row, column }, i) => [`${row} ${column}`, i]));
  const height = hidden.length;
  const equations = linesOf(height, hidden[0]?.length ?? 0)
    .map((line) => {
      const equation = Array.from({ length: cells.length }, () => 0);
      line.forEach(({ row, column }, i) => {
        const unknown = index.get(`${row} ${column}`);
        if (unknown !== undefined) equation[unknown] = i === line.length - 1 ? -1 : 1;
      });
      return equation;
    })
    .filter((equation) => equation.some((value) => value !== 0));
  let rank = 0;
  for (let column = 0; column < cells.length && rank < equations.length; column++) {
    const pivot = equations.findIndex((row, i) => i >= rank && Math.abs(row[column] as number) > 1e-9);
    if (pivot === -1) continue;
    const row = equations[pivot] as number[];
    equations[pivot] = equations[rank] as number[];
    equations[rank] = row;
    const by = row[column] as number;
    for (let i = 0; i < row.length; i++) row[i] = (row[i] as number) / by;
    equations.forEach((other, i) => {
      const factor = other[column] as number;
      if (i === rank || Math.abs(factor) <= 1e-9) return;
      for (let j = 0; j < other.length; j++) other[j] = (other[j] as number) - factor * (row[j] as number);
    });
    rank++;
  }
  return equations.slice(0, rank).flatMap((equation) => {
    const unknowns = [...equation.keys()].filter((i) => Math.abs(equation[i] as number) > 1e-9);
    const [only] = unknowns;
    return unknowns.length === 1 && only !== undefined ? [cells[only] as Cell] : [];
  });
}

/** Withholds counts of 1 to 4, totals among them, and whatever would give one of them away. */
export function suppressSmall(counts: readonly (readonly number[])[]): Suppressed {
  const table = withTotals(counts);
  const hidden = table.map((row) => row.map(isSmall));
  const lines = linesOf(table.length, table[0]?.length ?? 0);
  const isHidden = ({ row, column }: Cell) => hidden[row]?.[column] === true;
  const countAt = ({ row, column }: Cell) => table[row]?.[column] as number;
  /** Withholds one more value of a line: the smallest that says something, a total last, nothing only where there is nothing else. */
  const hideOneMore = (line: readonly Cell[]): boolean => {
    const total = line.at(-1);
    const cost = (cell: Cell) =>
      (cell === total ? 1e9 : 0) + (countAt(cell) === 0 ? 1e12 : 0) + countAt(cell);
    const [best] = line.filter((cell) => !isHidden(cell)).toSorted((a, b) => cost(a) - cost(b));
    if (best === undefined) return false;
    (hidden[best.row] as boolean[])[best.column] = true;
    return true;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (const line of lines) if (line.filter(isHidden).length === 1 && hideOneMore(line)) changed = true;
    if (changed) continue;
    const { low, high } = boundsOf(table, hidden);
    const known = [
      ...determined(hidden),
      ...lines
        .flat()
        .filter((cell) => isHidden(cell) && low[cell.row]?.[cell.column] === high[cell.row]?.[cell.column]),
    ].filter((cell) => isSmall(countAt(cell)));
    for (const cell of known) {
      const ofRow = lines[cell.row] as Cell[];
      const ofColumn = lines[table.length + cell.column] as Cell[];
      if (hideOneMore(ofRow) || hideOneMore(ofColumn)) {
        changed = true;
        break;
      }
    }
  }
  const shown = table.map((row, i) => row.map((value, j) => (hidden[i]?.[j] ? null : value)));
  const last = shown.at(-1) as (number | null)[];
  return {
    cells: shown.slice(0, -1).map((row) => row.slice(0, -1)),
    rowTotals: shown.slice(0, -1).map((row) => row.at(-1) as number | null),
    columnTotals: last.slice(0, -1),
    total: last.at(-1) as number | null,
  };
}
