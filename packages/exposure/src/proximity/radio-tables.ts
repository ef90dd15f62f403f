// SPDX-License-Identifier: GPL-3.0-only
// What a filter needs again and again, worked out once for one set of parameters: where people go in a time, and what
// is expected to be heard from where. All filters of a phone share it.
import { biasPoints, biasWeights, cellMetres, distanceCells } from './distance-grid.ts';
import { Moves } from './moves.ts';
import type { ProximityParameters } from './proximity-parameters.ts';
import { ScanLikelihood } from './scan-likelihood.ts';

/** Kinds of neighbours: those who are now near and now far, and those who only share a room and keep apart. */
export const kinds = 2;
/** Of those who keep apart: how many they are before anything is known, how far off, and how much that varies (ln). */
const apartShare = 0.02;
const apartMedianMetres = 5;
const apartLogSd = 0.3;
export class RadioTables {
  /** Of the state at the beginning of an encounter: by kind, by bias point × cell. */
  readonly prior: readonly Float64Array[];
  /** Of the kinds, before anything is known. */
  readonly kindShares: readonly number[] = [1 - apartShare, apartShare];
  readonly likelihood: ScanLikelihood;
  /** Of the cell, by kind: where who goes elsewhere goes to. */
  readonly elsewhere: readonly Float64Array[];

  /** Several logs may share `moves`, which depend on the parameters alone. */
  constructor(
    readonly parameters: ProximityParameters,
    readonly moves = new Moves(parameters),
  ) {
    this.likelihood = new ScanLikelihood(parameters);
    this.elsewhere = [
      logNormalCells(parameters.priorMedianMetres, parameters.priorLogSd),
      logNormalCells(apartMedianMetres, apartLogSd),
    ];
    this.prior = this.elsewhere.map((cells) =>
      Float64Array.from({ length: biasPoints * distanceCells }, (_, state) => {
        const point = Math.floor(state / distanceCells);
        return (cells[state % distanceCells] as number) * (biasWeights[point] as number);
      }),
    );
  }
}

function logNormalCells(medianMetres: number, logSd: number): Float64Array {
  const weights = Float64Array.from(cellMetres, (metres) => {
    const z = Math.log(metres / medianMetres) / logSd;
    return Math.exp(-0.5 * z * z);
  });
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
}
