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

export class Walker {
  /** What leaves each cell, by moment. */
  private readonly weights = new Float64Array(distanceCells);
  private readonly firsts = new Float64Array(distanceCells);
  private readonly seconds = new Float64Array(distanceCells);
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

  /** Puts the row back where it went, times the likelihood there (from `at` on); tells the sum of its probabilities. */
  arrive(
    state: Float64Array,
    row: number,
    move: Move,
    kind: number,
    likelihood: Float64Array,
    at: number,
  ): number {
    const { walk } = move;
    const arriving = move.arriving[kind] as Float64Array;
    spread(this.firsts, this.allFirst, walk, arriving, likelihood, at, state, row + firstMoment);
    spread(this.seconds, this.allSecond, walk, arriving, likelihood, at, state, row + secondMoment);
    spread(this.weights, this.allWeight, walk, arriving, likelihood, at, state, row);
    let total = 0;
    for (let cell = 0; cell < distanceCells; cell++) total += state[row + cell] as number;
    return total;
  }
}

/**
 * Written out cell by cell, which halves the time: every cell is read once, and its sums with the cells around it need
 * no further look into memory. Cells beyond the row are left out.
 */
function spread(
  leaving: Float64Array,
  all: number,
  walk: Float64Array,
  arriving: Float64Array,
  likelihood: Float64Array,
  at: number,
  to: Float64Array,
  row: number,
): void {
  const w1 = walk[1] as number;
  const w2 = walk[2] as number;
  const w3 = walk[3] as number;
  const w4 = walk[4] as number;
  const u0 = leaving[0] as number;
  const u1 = leaving[1] as number;
  const u2 = leaving[2] as number;
  const u3 = leaving[3] as number;
  const u4 = leaving[4] as number;
  const u5 = leaving[5] as number;
  const u6 = leaving[6] as number;
  const u7 = leaving[7] as number;
  const u8 = leaving[8] as number;
  const u9 = leaving[9] as number;
  const u10 = leaving[10] as number;
  const u11 = leaving[11] as number;
  const u12 = leaving[12] as number;
  const u13 = leaving[13] as number;
  to[row] =
    (likelihood[at] as number) * (u0 + w1 * u1 + w2 * u2 + w3 * u3 + w4 * u4 + all * (arriving[0] as number));
  to[row + 1] =
    (likelihood[at + 1] as number) *
    (u1 + w1 * (u0 + u2) + w2 * u3 + w3 * u4 + w4 * u5 + all * (arriving[1] as number));
  to[row + 2] =
    (likelihood[at + 2] as number) *
    (u2 + w1 * (u1 + u3) + w2 * (u0 + u4) + w3 * u5 + w4 * u6 + all * (arriving[2] as number));
  to[row + 3] =
    (likelihood[at + 3] as number) *
    (u3 + w1 * (u2 + u4) + w2 * (u1 + u5) + w3 * (u0 + u6) + w4 * u7 + all * (arriving[3] as number));
  to[row + 4] =
    (likelihood[at + 4] as number) *
    (u4 + w1 * (u3 + u5) + w2 * (u2 + u6) + w3 * (u1 + u7) + w4 * (u0 + u8) + all * (arriving[4] as number));
  to[row + 5] =
    (likelihood[at + 5] as number) *
    (u5 + w1 * (u4 + u6) + w2 * (u3 + u7) + w3 * (u2 + u8) + w4 * (u1 + u9) + all * (arriving[5] as number));
  to[row + 6] =
    (likelihood[at + 6] as number) *
    (u6 + w1 * (u5 + u7) + w2 * (u4 + u8) + w3 * (u3 + u9) + w4 * (u2 + u10) + all * (arriving[6] as number));
  to[row + 7] =
    (likelihood[at + 7] as number) *
    (u7 +
      w1 * (u6 + u8) +
      w2 * (u5 + u9) +
      w3 * (u4 + u10) +
      w4 * (u3 + u11) +
      all * (arriving[7] as number));
  to[row + 8] =
    (likelihood[at + 8] as number) *
    (u8 +
      w1 * (u7 + u9) +
      w2 * (u6 + u10) +
      w3 * (u5 + u11) +
      w4 * (u4 + u12) +
      all * (arriving[8] as number));
  to[row + 9] =
    (likelihood[at + 9] as number) *
    (u9 +
      w1 * (u8 + u10) +
      w2 * (u7 + u11) +
      w3 * (u6 + u12) +
      w4 * (u5 + u13) +
      all * (arriving[9] as number));
  to[row + 10] =
    (likelihood[at + 10] as number) *
    (u10 + w1 * (u9 + u11) + w2 * (u8 + u12) + w3 * (u7 + u13) + w4 * u6 + all * (arriving[10] as number));
  to[row + 11] =
    (likelihood[at + 11] as number) *
    (u11 + w1 * (u10 + u12) + w2 * (u9 + u13) + w3 * u8 + w4 * u7 + all * (arriving[11] as number));
  to[row + 12] =
    (likelihood[at + 12] as number) *
    (u12 + w1 * (u11 + u13) + w2 * u10 + w3 * u9 + w4 * u8 + all * (arriving[12] as number));
  to[row + 13] =
    (likelihood[at + 13] as number) *
    (u13 + w1 * u12 + w2 * u11 + w3 * u10 + w4 * u9 + all * (arriving[13] as number));
}
