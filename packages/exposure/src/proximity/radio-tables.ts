// SPDX-License-Identifier: GPL-3.0-only
// What a filter needs again and again, worked out once for one set of parameters: where people go in a time, and what
// is expected to be heard from where. All filters of a phone share it.
import { biasNodes, biasPoints, biasWeights, cellMetres, cellStep, distanceCells } from './distance-grid.ts';
import type { ProximityParameters } from './proximity-parameters.ts';

/** Kinds of neighbours: those who are now near and now far, and those who only share a room and keep apart. */
export const kinds = 2;
/** States of one kind, cells × bias points; index is cell × 5 + point. */
export const statesOfKind = distanceCells * biasPoints;
/** All states, those of the first kind first. */
export const states = kinds * statesOfKind;
/** Of those who keep apart: how many they are before anything is known, how far off, and how much that varies (ln). */
const apartShare = 0.02;
const apartMedianMetres = 5;
const apartLogSd = 0.3;
/** A walk farther than this many cells between two scans counts as going elsewhere. */
export const reach = 4;
/** Tables kept; when there are more, all are forgotten and made anew. */
const mostTables = 256;
/** Scans miss at most this share of what is in range of nobody. */
const surelyLost = 0.9;

/** What is expected where, for one receiver and one sort of sender; the same for both kinds of neighbours. */
export interface Expectation {
  /** Mean attenuation by state, dB. */
  readonly mean: Float64Array;
  /** Probability that a scan misses the peer, by state. */
  readonly missed: Float64Array;
}

/** Where people go in a time. */
export interface Move {
  /** Share that has not gone elsewhere. */
  readonly stay: number;
  /** Of those who stay, from cell to cell: 14 × 14, from × 14 + to. */
  readonly walk: Float64Array;
}

export class RadioTables {
  /** Of the state at the beginning of an encounter, by state, within each kind. */
  readonly prior: Float64Array;
  /** Of the cell, by kind: where who goes elsewhere goes to. */
  readonly elsewhere: readonly Float64Array[];
  /** Of the kinds, before anything is known. */
  readonly kindShares: readonly number[] = [1 - apartShare, apartShare];
  private readonly moves = new Map<number, Move>();
  private readonly expectations = new Map<string, Expectation>();

  constructor(readonly parameters: ProximityParameters) {
    this.elsewhere = [
      logNormalCells(parameters.priorMedianMetres, parameters.priorLogSd),
      logNormalCells(apartMedianMetres, apartLogSd),
    ];
    this.prior = Float64Array.from({ length: states }, (_, state) => {
      const cells = this.elsewhere[Math.floor(state / statesOfKind)] as Float64Array;
      const cell = Math.floor((state % statesOfKind) / biasPoints);
      return (cells[cell] as number) * (biasWeights[state % biasPoints] as number);
    });
  }

  /** Where people go in so many seconds. */
  move(seconds: number): Move {
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
    const mean = new Float64Array(statesOfKind);
    const missed = new Float64Array(statesOfKind);
    for (let state = 0; state < statesOfKind; state++) {
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

  private makeMove(seconds: number): Move {
    const { walkPerRootMinute, redrawMinutes } = this.parameters;
    const deviation = Math.max(1e-3, (walkPerRootMinute * Math.sqrt(seconds / 60)) / cellStep);
    const walk = new Float64Array(distanceCells * distanceCells);
    for (let from = 0; from < distanceCells; from++) {
      const near = Array.from({ length: distanceCells }, (_, to) =>
        Math.abs(to - from) > reach ? 0 : Math.exp(-0.5 * ((to - from) / deviation) ** 2),
      );
      const sum = near.reduce((a, b) => a + b, 0);
      near.forEach((weight, to) => {
        walk[from * distanceCells + to] = weight / sum;
      });
    }
    return { stay: Math.exp(-seconds / 60 / redrawMinutes), walk };
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
