// SPDX-License-Identifier: GPL-3.0-only
// What a filter needs again and again, worked out once for one set of parameters: where people go in a time, and what
// is expected to be heard from where. All filters of a phone share it.
import { biasNodes, biasPoints, biasWeights, cellMetres, cellStep, distanceCells } from './distance-grid.ts';
import type { ProximityParameters } from './proximity-parameters.ts';

/** Cells × bias points; index is cell × 5 + point. */
export const states = distanceCells * biasPoints;
/** A walk farther than this many cells between two scans counts as going elsewhere. */
const reach = 4;
/** Tables kept; when there are more, all are forgotten and made anew. */
const mostTables = 256;
/** Scans miss at most this share of what is in range of nobody. */
const surelyLost = 0.9;

/** What is expected where, for one receiver and one kind of sender. */
export interface Expectation {
  /** Mean attenuation by state, dB. */
  readonly mean: Float64Array;
  /** Probability that a scan misses the peer, by state. */
  readonly missed: Float64Array;
}

export class RadioTables {
  /** Of the state at the beginning, by state. */
  readonly prior: Float64Array;
  private readonly cellPrior: readonly number[];
  private readonly moves = new Map<number, Float64Array>();
  private readonly expectations = new Map<string, Expectation>();

  constructor(readonly parameters: ProximityParameters) {
    const weights = cellMetres.map((metres) => {
      const z = Math.log(metres / parameters.priorMedianMetres) / parameters.priorLogSd;
      return Math.exp(-0.5 * z * z);
    });
    const sum = weights.reduce((a, b) => a + b, 0);
    this.cellPrior = weights.map((weight) => weight / sum);
    this.prior = Float64Array.from(
      { length: states },
      (_, i) =>
        (this.cellPrior[Math.floor(i / biasPoints)] as number) * (biasWeights[i % biasPoints] as number),
    );
  }

  /** Probability of going from cell to cell in so many seconds; 14 × 14, from × 14 + to. */
  move(seconds: number): Float64Array {
    const whole = Math.max(1, Math.round(seconds));
    const known = this.moves.get(whole);
    if (known !== undefined) return known;
    if (this.moves.size >= mostTables) this.moves.clear();
    const made = this.makeMove(whole);
    this.moves.set(whole, made);
    return made;
  }

  /** What is expected of a sender whose signals this receiver begins to lose at `lostAt` dB. */
  expect(lostAt: number, leastMissed: number, isPowerKnown: boolean): Expectation {
    const name = `${lostAt.toFixed(1)} ${leastMissed.toFixed(3)} ${isPowerKnown}`;
    const known = this.expectations.get(name);
    if (known !== undefined) return known;
    if (this.expectations.size >= mostTables) this.expectations.clear();
    const { attenuationAtOneMetre, decibelsPerDecade, biasSd, unknownPowerSd, lossWidthDb } = this.parameters;
    const spread = isPowerKnown ? biasSd : Math.hypot(biasSd, unknownPowerSd);
    const mean = new Float64Array(states);
    const missed = new Float64Array(states);
    for (let state = 0; state < states; state++) {
      const metres = cellMetres[Math.floor(state / biasPoints)] as number;
      mean[state] =
        attenuationAtOneMetre +
        decibelsPerDecade * Math.log10(metres) +
        spread * (biasNodes[state % biasPoints] as number);
      const lost = 1 / (1 + Math.exp((lostAt - (mean[state] as number)) / lossWidthDb));
      missed[state] = leastMissed + (surelyLost - leastMissed) * lost;
    }
    const made = { mean, missed };
    this.expectations.set(name, made);
    return made;
  }

  private makeMove(seconds: number): Float64Array {
    const { walkPerRootMinute, redrawMinutes } = this.parameters;
    const stay = Math.exp(-seconds / 60 / redrawMinutes);
    const deviation = Math.max(1e-3, (walkPerRootMinute * Math.sqrt(seconds / 60)) / cellStep);
    const move = new Float64Array(distanceCells * distanceCells);
    for (let from = 0; from < distanceCells; from++) {
      const near = Array.from({ length: distanceCells }, (_, to) =>
        Math.abs(to - from) > reach ? 0 : Math.exp(-0.5 * ((to - from) / deviation) ** 2),
      );
      const sum = near.reduce((a, b) => a + b, 0);
      near.forEach((weight, to) => {
        move[from * distanceCells + to] = (stay * weight) / sum + (1 - stay) * (this.cellPrior[to] as number);
      });
    }
    return move;
  }
}
