// SPDX-License-Identifier: GPL-3.0-only
// Moves one row of cells of a contact filter. Most of an estimate's time is spent here, so it is written out cell by
// cell, which halves that time: every cell is read once, and nothing is looked up twice.
import { cellsWithin, distanceCells } from './distance-grid.ts';

/** A row of cells of one kind and bias point: probabilities, the minutes' first moments, their second moments. */
export const rowLength = 3 * distanceCells;
export const firstMoment = distanceCells;
export const secondMoment = 2 * distanceCells;
/** A walk farther than this many cells between two scans counts as going elsewhere. */
export const reach = 4;

/** Adds minutes to all of a row that is within two metres. */
export function addMinutes(state: Float64Array, row: number, minutes: number): void {
  for (let at = row; at < row + cellsWithin; at++) {
    const added = minutes * (state[at] as number);
    const first = state[at + firstMoment] as number;
    state[at + firstMoment] = first + added;
    state[at + secondMoment] = (state[at + secondMoment] as number) + minutes * (2 * first + added);
  }
}

/**
 * Moves one moment of a row, from `row` on, and multiplies it by the likelihood, from `at` on.
 * @param staying of each cell, share that goes no farther than a walk, over the sum of the walks from there
 * @param near by cells apart, how a walk compares with none
 * @param away share that goes elsewhere, wherever it was
 * @param elsewhere of each cell, share of those who go elsewhere
 */
export function walkRow(
  state: Float64Array,
  row: number,
  staying: Float64Array,
  near: Float64Array,
  away: number,
  elsewhere: Float64Array,
  likelihood: Float64Array,
  at: number,
): void {
  const n1 = near[1] as number;
  const n2 = near[2] as number;
  const n3 = near[3] as number;
  const n4 = near[4] as number;
  const s0 = state[row] as number;
  const s1 = state[row + 1] as number;
  const s2 = state[row + 2] as number;
  const s3 = state[row + 3] as number;
  const s4 = state[row + 4] as number;
  const s5 = state[row + 5] as number;
  const s6 = state[row + 6] as number;
  const s7 = state[row + 7] as number;
  const s8 = state[row + 8] as number;
  const s9 = state[row + 9] as number;
  const s10 = state[row + 10] as number;
  const s11 = state[row + 11] as number;
  const s12 = state[row + 12] as number;
  const s13 = state[row + 13] as number;
  const all = away * (s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10 + s11 + s12 + s13);
  const w0 = s0 * (staying[0] as number);
  const w1 = s1 * (staying[1] as number);
  const w2 = s2 * (staying[2] as number);
  const w3 = s3 * (staying[3] as number);
  const w4 = s4 * (staying[4] as number);
  const w5 = s5 * (staying[5] as number);
  const w6 = s6 * (staying[6] as number);
  const w7 = s7 * (staying[7] as number);
  const w8 = s8 * (staying[8] as number);
  const w9 = s9 * (staying[9] as number);
  const w10 = s10 * (staying[10] as number);
  const w11 = s11 * (staying[11] as number);
  const w12 = s12 * (staying[12] as number);
  const w13 = s13 * (staying[13] as number);
  state[row] =
    (likelihood[at] as number) *
    (w0 + n1 * w1 + n2 * w2 + n3 * w3 + n4 * w4 + all * (elsewhere[0] as number));
  state[row + 1] =
    (likelihood[at + 1] as number) *
    (w1 + n1 * (w0 + w2) + n2 * w3 + n3 * w4 + n4 * w5 + all * (elsewhere[1] as number));
  state[row + 2] =
    (likelihood[at + 2] as number) *
    (w2 + n1 * (w1 + w3) + n2 * (w0 + w4) + n3 * w5 + n4 * w6 + all * (elsewhere[2] as number));
  state[row + 3] =
    (likelihood[at + 3] as number) *
    (w3 + n1 * (w2 + w4) + n2 * (w1 + w5) + n3 * (w0 + w6) + n4 * w7 + all * (elsewhere[3] as number));
  state[row + 4] =
    (likelihood[at + 4] as number) *
    (w4 + n1 * (w3 + w5) + n2 * (w2 + w6) + n3 * (w1 + w7) + n4 * (w0 + w8) + all * (elsewhere[4] as number));
  state[row + 5] =
    (likelihood[at + 5] as number) *
    (w5 + n1 * (w4 + w6) + n2 * (w3 + w7) + n3 * (w2 + w8) + n4 * (w1 + w9) + all * (elsewhere[5] as number));
  state[row + 6] =
    (likelihood[at + 6] as number) *
    (w6 +
      n1 * (w5 + w7) +
      n2 * (w4 + w8) +
      n3 * (w3 + w9) +
      n4 * (w2 + w10) +
      all * (elsewhere[6] as number));
  state[row + 7] =
    (likelihood[at + 7] as number) *
    (w7 +
      n1 * (w6 + w8) +
      n2 * (w5 + w9) +
      n3 * (w4 + w10) +
      n4 * (w3 + w11) +
      all * (elsewhere[7] as number));
  state[row + 8] =
    (likelihood[at + 8] as number) *
    (w8 +
      n1 * (w7 + w9) +
      n2 * (w6 + w10) +
      n3 * (w5 + w11) +
      n4 * (w4 + w12) +
      all * (elsewhere[8] as number));
  state[row + 9] =
    (likelihood[at + 9] as number) *
    (w9 +
      n1 * (w8 + w10) +
      n2 * (w7 + w11) +
      n3 * (w6 + w12) +
      n4 * (w5 + w13) +
      all * (elsewhere[9] as number));
  state[row + 10] =
    (likelihood[at + 10] as number) *
    (w10 + n1 * (w9 + w11) + n2 * (w8 + w12) + n3 * (w7 + w13) + n4 * w6 + all * (elsewhere[10] as number));
  state[row + 11] =
    (likelihood[at + 11] as number) *
    (w11 + n1 * (w10 + w12) + n2 * (w9 + w13) + n3 * w8 + n4 * w7 + all * (elsewhere[11] as number));
  state[row + 12] =
    (likelihood[at + 12] as number) *
    (w12 + n1 * (w11 + w13) + n2 * w10 + n3 * w9 + n4 * w8 + all * (elsewhere[12] as number));
  state[row + 13] =
    (likelihood[at + 13] as number) *
    (w13 + n1 * w12 + n2 * w11 + n3 * w10 + n4 * w9 + all * (elsewhere[13] as number));
}
