// SPDX-License-Identifier: GPL-3.0-only
// What a filter needs again and again, worked out once for one set of parameters: where people go in a time, and what
// is expected to be heard from where. All filters of a phone share it.
import { biasPoints, biasWeights, cellMetres, cellStep, distanceCells } from './distance-grid.ts';
import type { ProximityParameters } from './proximity-parameters.ts';
import { ScanLikelihood } from './scan-likelihood.ts';
import { reach, Walker } from './walker.ts';

/** Kinds of neighbours: those who are now near and now far, and those who only share a room and keep apart. */
export const kinds = 2;
/** Of those who keep apart: how many they are before anything is known, how far off, and how much that varies (ln). */
const apartShare = 0.02;
const apartMedianMetres = 5;
const apartLogSd = 0.3;
/** Tables kept; when there are more, all are forgotten and made anew. */
const mostTables = 256;

/** Where people go in a time: from cell to cell, and for a share of them elsewhere, wherever they were. */
export interface Move {
  /** By cells apart, up to `reach`: how a walk compares with none. */
  readonly walk: Float64Array;
  /** By the cell it begins in: share that has not gone elsewhere, over the sum of the walks from there. */
  readonly staying: Float64Array;
  /** By kind, by cell: share of all that arrives from elsewhere. */
  readonly arriving: readonly Float64Array[];
}

export class RadioTables {
  /** Of the state at the beginning of an encounter: by kind, by bias point × cell. */
  readonly prior: readonly Float64Array[];
  /** Of the kinds, before anything is known. */
  readonly kindShares: readonly number[] = [1 - apartShare, apartShare];
  readonly likelihood: ScanLikelihood;
  readonly walker = new Walker();
  /** Of the cell, by kind: where who goes elsewhere goes to. */
  private readonly elsewhere: readonly Float64Array[];
  private readonly moves = new Map<number, Move>();
  private readonly rest: Move;

  constructor(readonly parameters: ProximityParameters) {
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
    this.rest = this.moveOf(Float64Array.of(1, 0, 0, 0, 0), 1);
  }

  /** Where people go in so many seconds, to the second; nowhere in none. */
  move(seconds: number): Move {
    if (seconds <= 0) return this.rest;
    const whole = Math.max(1, Math.round(seconds));
    const known = this.moves.get(whole);
    if (known !== undefined) return known;
    if (this.moves.size >= mostTables) this.moves.clear();
    const { walkPerRootMinute, redrawMinutes } = this.parameters;
    const deviation = Math.max(1e-3, (walkPerRootMinute * Math.sqrt(whole / 60)) / cellStep);
    const walk = Float64Array.from({ length: reach + 1 }, (_, apart) =>
      Math.exp(-0.5 * (apart / deviation) ** 2),
    );
    const made = this.moveOf(walk, Math.exp(-whole / 60 / redrawMinutes));
    this.moves.set(whole, made);
    return made;
  }

  private moveOf(walk: Float64Array, stay: number): Move {
    const staying = Float64Array.from({ length: distanceCells }, (_, from) => {
      let sum = 0;
      for (let to = Math.max(0, from - reach); to <= Math.min(distanceCells - 1, from + reach); to++)
        sum += walk[Math.abs(to - from)] as number;
      return stay / sum;
    });
    return {
      walk,
      staying,
      arriving: this.elsewhere.map((cells) => cells.map((share) => (1 - stay) * share)),
    };
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
