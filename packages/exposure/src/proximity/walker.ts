// SPDX-License-Identifier: GPL-3.0-only
// Moves one row of cells of a contact filter. Nine tenths of an estimate's time are spent here, so every cell is read
// and written once, and one place on the way serves all filters.
import { cellsWithin, distanceCells } from './distance-grid.ts';
import type { Move } from './radio-tables.ts';

/** A row of cells of one kind and bias point: probabilities, the minutes' first moments, their second moments. */
export const rowLength = 3 * distanceCells;
export const firstMoment = distanceCells;
export const secondMoment = 2 * distanceCells;
/** A walk farther than this many cells between two scans counts as going elsewhere. */
export const reach = 4;
/** Beyond a row there is nobody. */
const padded = distanceCells + reach;

export class Walker {
  /** What leaves each cell, by moment. */
  private readonly weights = new Float64Array(padded);
  private readonly firsts = new Float64Array(padded);
  private readonly seconds = new Float64Array(padded);
  private allWeight = 0;
  private allFirst = 0;
  private allSecond = 0;

  /** Takes a row, multiplied by `scale`, with `minutes` more for all that is within two metres. */
  leave(state: Float64Array, row: number, scale: number, minutes: number, { staying }: Move): void {
    const { weights, firsts, seconds } = this;
    let allWeight = 0;
    let allFirst = 0;
    let allSecond = 0;
    for (let cell = 0; cell < distanceCells; cell++) {
      const at = row + cell;
      const weight = scale * (state[at] as number);
      let first = scale * (state[at + firstMoment] as number);
      let second = scale * (state[at + secondMoment] as number);
      if (cell < cellsWithin) {
        second += minutes * (2 * first + minutes * weight);
        first += minutes * weight;
      }
      allWeight += weight;
      allFirst += first;
      allSecond += second;
      const share = staying[cell] as number;
      weights[cell] = share * weight;
      firsts[cell] = share * first;
      seconds[cell] = share * second;
    }
    this.allWeight = allWeight;
    this.allFirst = allFirst;
    this.allSecond = allSecond;
  }

  /** Puts the row back where it went, times the likelihood there; tells the sum of its probabilities. */
  arrive(
    state: Float64Array,
    row: number,
    move: Move,
    kind: number,
    likelihood: Float64Array,
    point: number,
  ): number {
    const { walk } = move;
    const arriving = move.arriving[kind] as Float64Array;
    spread(this.firsts, this.allFirst, walk, arriving, likelihood, point, state, row + firstMoment);
    spread(this.seconds, this.allSecond, walk, arriving, likelihood, point, state, row + secondMoment);
    return spread(this.weights, this.allWeight, walk, arriving, likelihood, point, state, row);
  }
}

/** A window of nine cells goes along the row, since a walk ends four cells away. */
function spread(
  leaving: Float64Array,
  all: number,
  walk: Float64Array,
  arriving: Float64Array,
  likelihood: Float64Array,
  point: number,
  to: Float64Array,
  row: number,
): number {
  const walk1 = walk[1] as number;
  const walk2 = walk[2] as number;
  const walk3 = walk[3] as number;
  const walk4 = walk[4] as number;
  let before4 = 0;
  let before3 = 0;
  let before2 = 0;
  let before1 = 0;
  let here = leaving[0] as number;
  let after1 = leaving[1] as number;
  let after2 = leaving[2] as number;
  let after3 = leaving[3] as number;
  let total = 0;
  for (let cell = 0; cell < distanceCells; cell++) {
    const after4 = leaving[cell + reach] as number;
    const walked =
      here +
      walk1 * (before1 + after1) +
      walk2 * (before2 + after2) +
      walk3 * (before3 + after3) +
      walk4 * (before4 + after4);
    const arrived = (walked + (arriving[cell] as number) * all) * (likelihood[point + cell] as number);
    to[row + cell] = arrived;
    total += arrived;
    before4 = before3;
    before3 = before2;
    before2 = before1;
    before1 = here;
    here = after1;
    after1 = after2;
    after2 = after3;
    after3 = after4;
  }
  return total;
}
