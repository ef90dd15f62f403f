// SPDX-License-Identifier: GPL-3.0-only
// The distances and biases that a contact filter tells apart. Two metres is an edge between cells, so that every cell
// is within or beyond it.

/** Cells of distance, nearest first, with the same ratio from one to the next. */
export const distanceCells = 14;
export const biasPoints = 5;
/** Cells below this number are within two metres. */
export const cellsWithin = 7;
const twoMetres = 2;
const farthestEdge = 9.5;
/** Of ln d, from one cell to the next. */
export const cellStep = Math.log(farthestEdge / twoMetres) / (distanceCells - cellsWithin);

/** Middle of each cell, metres. */
export const cellMetres: readonly number[] = Array.from(
  { length: distanceCells },
  (_, cell) => twoMetres * Math.exp((cell - cellsWithin + 0.5) * cellStep),
);

/** Gauss–Hermite points of the standard normal distribution, and their weights. */
export const biasNodes: readonly number[] = [-2.85697, -1.355626, 0, 1.355626, 2.85697];
export const biasWeights: readonly number[] = [0.0112574, 0.2220759, 0.5333334, 0.2220759, 0.0112574];
