// SPDX-License-Identifier: GPL-3.0-only
// How near one peer is and for how long: a filter over distance × bias, for two kinds of neighbours, that carries along,
// for every state, the mean and the spread of the minutes within two metres that led to it. So the day's answer, with all
// that was heard later taken into account, is there at any moment, without a log to smooth. 420 numbers per peer.
import { biasPoints, cellsWithin, distanceCells } from './distance-grid.ts';
import { kinds, type RadioTables } from './radio-tables.ts';
import type { ScanEvidence } from './scan-likelihood.ts';
import { addMinutes, firstMoment, rowLength, secondMoment, walkRow } from './walk-row.ts';

/** Minutes within two metres on one day. */
export interface MinutesEstimate {
  /** Expected minutes. */
  readonly minutes: number;
  /** Of the 80 % interval. */
  readonly low: number;
  readonly high: number;
  /** That it was at least a quarter of an hour. */
  readonly probability15: number;
}

const closeContactMinutes = 15;
/** Standard deviations on either side of the middle of an 80 % interval. */
const intervalDeviations = 1.2816;

/** Of the step at hand; filters step one after the other, so that one place is enough. */
const scaled = new Float64Array(distanceCells);

export class ContactFilter {
  private isNear = false;
  /** Row by row, kind × bias point; to be multiplied by `scale`. */
  private readonly state = new Float64Array(kinds * biasPoints * rowLength);
  private scale = 1;
  /** Minutes that the last scan vouched for and that are not in the moments yet. */
  private pending = 0;
  /** Of each kind, while the peer is not near: probability, and with it the minutes' moments. */
  private readonly kept: Moments[];
  private lastTime = 0;
  /** Minutes of the day that scans vouch for, near or far. */
  private credited = 0;

  constructor(private readonly tables: RadioTables) {
    this.kept = tables.kindShares.map((weight) => ({ weight, first: 0, second: 0 }));
  }

  /**
   * Takes the next scan, in order of time. `creditSeconds` of the time since the previous scan count as contact at most:
   * half of them where the peer was then, half where it is now. A scan that heard the peer without any strength says only
   * that it was there: `isHeard` without an attenuation. Before the first scan of an encounter the peer was nowhere, unless
   * `isListenedBefore`: then it may have been there since the log began.
   */
  take(evidence: ScanEvidence, creditSeconds: number, isListenedBefore = false): void {
    const { likelihood, parameters } = this.tables;
    const halfMinutes = creditSeconds / 120;
    let seconds = 0;
    let share = 1;
    if (this.isNear) {
      seconds = Math.max(0, evidence.time - this.lastTime);
      share = Math.min(1, seconds / parameters.independentSeconds);
      this.pending += halfMinutes;
    } else {
      this.begin();
      if (isListenedBefore) {
        seconds = creditSeconds;
        this.pending = halfMinutes;
      }
    }
    this.step(seconds, likelihood.of(evidence, share));
    this.pending = halfMinutes;
    this.credited += creditSeconds / 60;
    this.lastTime = evidence.time;
  }

  /** Ends an encounter: where the peer is, is forgotten; of which kind it is, and the minutes, are kept. */
  leave(): void {
    if (!this.isNear) return;
    this.kept.forEach((moments, kind) => {
      Object.assign(moments, this.momentsOf(kind));
    });
    this.isNear = false;
  }

  /** The minutes of the day so far. */
  estimate(): MinutesEstimate {
    const moments = this.isNear ? this.kept.map((_, kind) => this.momentsOf(kind)) : this.kept;
    const minutes = moments.reduce((sum, { first }) => sum + first, 0);
    const square = moments.reduce((sum, { second }) => sum + second, 0);
    const { errorMinutes, shiftMinutes, slope } = this.tables.parameters.certainty;
    // What the filter knows of its own doubt, and what is wrong with the filter.
    const deviation = Math.sqrt(Math.max(0, square - minutes * minutes) + errorMinutes ** 2);
    const margin = intervalDeviations * deviation;
    return {
      minutes,
      low: Math.max(0, minutes - margin),
      high: Math.min(Math.max(this.credited, minutes), minutes + margin),
      probability15:
        1 / (1 + Math.exp((-slope * (minutes + shiftMinutes - closeContactMinutes)) / deviation)),
    };
  }

  /** Begins a new day: what is known of the distance is kept, the minutes begin at none. */
  startDay(): void {
    this.credited = 0;
    this.pending = 0;
    for (let row = 0; row < this.state.length; row += rowLength)
      this.state.fill(0, row + firstMoment, row + rowLength);
    for (const moments of this.kept) {
      moments.first = 0;
      moments.second = 0;
    }
  }

  /** Of a kind, with the minutes that are pending. */
  private momentsOf(kind: number): Moments {
    const { state, scale, pending } = this;
    const sum = { weight: 0, first: 0, second: 0 };
    for (let point = 0; point < biasPoints; point++) {
      const row = (kind * biasPoints + point) * rowLength;
      for (let cell = 0; cell < distanceCells; cell++) {
        const minutes = cell < cellsWithin ? pending : 0;
        const weight = scale * (state[row + cell] as number);
        const first = scale * (state[row + firstMoment + cell] as number);
        sum.weight += weight;
        sum.first += first + minutes * weight;
        sum.second +=
          scale * (state[row + secondMoment + cell] as number) + minutes * (2 * first + minutes * weight);
      }
    }
    return sum;
  }

  private begin(): void {
    const { state } = this;
    this.kept.forEach(({ weight, first, second }, kind) => {
      const prior = this.tables.prior[kind] as Float64Array;
      for (let point = 0; point < biasPoints; point++) {
        const row = (kind * biasPoints + point) * rowLength;
        for (let cell = 0; cell < distanceCells; cell++) {
          const probability = prior[point * distanceCells + cell] as number;
          state[row + cell] = probability * weight;
          state[row + firstMoment + cell] = probability * first;
          state[row + secondMoment + cell] = probability * second;
        }
      }
    });
    this.scale = 1;
    this.pending = 0;
    this.isNear = true;
  }

  /** Adds the pending minutes to all that is within two metres, moves, and weighs by what a scan says. */
  private step(seconds: number, likelihood: Float64Array): void {
    const { state, scale, pending } = this;
    const { near, staying, away } = this.tables.moves.in(seconds);
    for (let cell = 0; cell < distanceCells; cell++) scaled[cell] = scale * (staying[cell] as number);
    const leaving = scale * away;
    let total = 0;
    for (let kind = 0; kind < kinds; kind++) {
      const elsewhere = this.tables.elsewhere[kind] as Float64Array;
      for (let point = 0; point < biasPoints; point++) {
        const row = (kind * biasPoints + point) * rowLength;
        const at = point * distanceCells;
        addMinutes(state, row, pending);
        walkRow(state, row, scaled, near, leaving, elsewhere, likelihood, at);
        walkRow(state, row + firstMoment, scaled, near, leaving, elsewhere, likelihood, at);
        walkRow(state, row + secondMoment, scaled, near, leaving, elsewhere, likelihood, at);
        for (let cell = row; cell < row + distanceCells; cell++) total += state[cell] as number;
      }
    }
    this.scale = 1 / total;
  }
}

interface Moments {
  weight: number;
  first: number;
  second: number;
}
