// SPDX-License-Identifier: GPL-3.0-only
// Where people go in a time. It depends on nothing that was heard, so all logs of one set of parameters may share it.
import { cellStep, distanceCells } from './distance-grid.ts';
import type { ProximityParameters } from './proximity-parameters.ts';
import { reach } from './walk-row.ts';

/** Where people go in a time: from cell to cell, and for a share of them elsewhere, wherever they were. */
interface Move {
  /** By cells apart, up to `reach`: how a walk compares with none. */
  readonly near: Float64Array;
  /** By the cell it begins in: share that has not gone elsewhere, over the sum of the walks from there. */
  readonly staying: Float64Array;
  /** Share that has gone elsewhere. */
  readonly away: number;
}

/** As many as there are whole seconds until somebody has gone; when there are more, all are forgotten and made anew. */
const mostMoves = 1024;

export class Moves {
  private readonly known = new Map<number, Move>();
  private readonly rest = moveOf(Float64Array.of(1, 0, 0, 0, 0), 0);

  constructor(private readonly parameters: ProximityParameters) {}

  /** Where people go in so many seconds, to the second; nowhere in none. */
  in(seconds: number): Move {
    if (seconds <= 0) return this.rest;
    const whole = Math.max(1, Math.round(seconds));
    const known = this.known.get(whole);
    if (known !== undefined) return known;
    if (this.known.size >= mostMoves) this.known.clear();
    const { walkPerRootMinute, redrawMinutes } = this.parameters;
    const deviation = Math.max(1e-3, (walkPerRootMinute * Math.sqrt(whole / 60)) / cellStep);
    const near = Float64Array.from({ length: reach + 1 }, (_, apart) =>
      Math.exp(-0.5 * (apart / deviation) ** 2),
    );
    const made = moveOf(near, 1 - Math.exp(-whole / 60 / redrawMinutes));
    this.known.set(whole, made);
    return made;
  }
}

function moveOf(near: Float64Array, away: number): Move {
  const staying = Float64Array.from({ length: distanceCells }, (_, from) => {
    let sum = 0;
    for (let to = Math.max(0, from - reach); to <= Math.min(distanceCells - 1, from + reach); to++)
      sum += near[Math.abs(to - from)] as number;
    return (1 - away) / sum;
  });
  return { near, staying, away };
}
