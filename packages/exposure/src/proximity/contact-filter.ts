// SPDX-License-Identifier: GPL-3.0-only
// How near one peer is and for how long: a filter over distance × bias × minutes within two metres so far. Because the
// minutes are part of the state, the day's answer, with all that was heard later taken into account, is there at any
// moment, without a log to smooth. State: 14 × 5 × 45 numbers while the peer is near, 45 otherwise.
import {
  biasNodes,
  biasPoints,
  biasWeights,
  cellMetres,
  cellStep,
  cellsWithin,
  distanceCells,
  minuteMarks,
} from './distance-grid.ts';
import type { ProximityParameters } from './proximity-parameters.ts';

/** What one scan says about the peer. */
export interface ScanEvidence {
  /** Unix seconds. */
  readonly time: number;
  readonly isHeard: boolean;
  /** Of what was heard, dB, corrected for lost packets and the observer's body; null where no strength was measured. */
  readonly attenuation: number | null;
  /** Attenuation at which this observer loses half of all signals, dB. */
  readonly lostAt: number;
  /** Share of scans that this observer misses whatever the distance. */
  readonly leastMissed: number;
  /** Whether the sender's power is known. */
  readonly isPowerKnown: boolean;
}

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
const degrees = 5;
/** Probability below which a far end of the minutes is dropped. */
const negligible = 1e-9;
const marks = minuteMarks.length;

/** A walk farther than this many cells between two scans counts as going elsewhere. */
const reach = 4;

export class ContactFilter {
  /** Joint probability, by cell, bias point, minutes mark. */
  private state: Float64Array | null = null;
  private spare: Float64Array | null = null;
  /** Of the minutes, while the peer is not near. */
  private minutes = startMinutes();
  /** Marks at and above this one hold nothing. */
  private top = 1;
  private lastTime = 0;
  /** Minutes of the day that scans vouch for, near or far. */
  private credited = 0;
  private readonly prior: readonly number[];
  private readonly parameters: ProximityParameters;

  constructor(parameters: ProximityParameters) {
    this.parameters = parameters;
    const weights = cellMetres.map((metres) => {
      const z = Math.log(metres / parameters.priorMedianMetres) / parameters.priorLogSd;
      return Math.exp(-0.5 * z * z);
    });
    const sum = weights.reduce((a, b) => a + b, 0);
    this.prior = weights.map((weight) => weight / sum);
  }

  /** Whether an encounter is going on. */
  get isNear(): boolean {
    return this.state !== null;
  }

  /**
   * Takes the next scan, in order of time. `creditSeconds` of the time since the previous scan count as contact at most;
   * half of them where the peer was then, half where it is now. A scan that heard the peer without any strength says only
   * that it was there: `isHeard` without an attenuation.
   */
  take(evidence: ScanEvidence, creditSeconds: number): void {
    if (this.state === null) {
      this.begin();
      this.weigh(evidence, 1);
    } else {
      const seconds = Math.max(0, evidence.time - this.lastTime);
      this.addMinutes(creditSeconds / 120);
      this.move(seconds);
      this.weigh(evidence, Math.min(1, seconds / this.parameters.independentSeconds));
    }
    this.addMinutes(creditSeconds / 120);
    this.credited += creditSeconds / 60;
    this.lastTime = evidence.time;
    this.normalize();
  }

  /** Ends an encounter: where the peer is, is forgotten; the minutes are kept. */
  leave(): void {
    const { state } = this;
    if (state === null) return;
    this.minutes = this.minutesNow();
    this.state = null;
    this.spare = null;
  }

  /** The minutes of the day so far. */
  estimate(): MinutesEstimate {
    const now = this.minutesNow();
    let minutes = 0;
    let squares = 0;
    for (let mark = 0; mark < marks; mark++) {
      const probability = now[mark] as number;
      const value = minuteMarks[mark] as number;
      minutes += probability * value;
      squares += probability * value * value;
    }
    const { errorMinutes, shiftMinutes, slope } = this.parameters.certainty;
    // What the filter knows of its own doubt, and what is wrong with the filter.
    const deviation = Math.sqrt(Math.max(0, squares - minutes * minutes) + errorMinutes ** 2);
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
    const { state } = this;
    this.minutes = startMinutes();
    this.credited = 0;
    if (state !== null)
      for (let row = 0; row < state.length; row += marks) {
        let sum = 0;
        for (let mark = 0; mark < this.top; mark++) sum += state[row + mark] as number;
        state.fill(0, row, row + marks);
        state[row] = sum;
      }
    this.top = 1;
  }

  /** Probability that the peer is within two metres now. */
  probabilityWithin(): number {
    const { state } = this;
    if (state === null) return 0;
    let within = 0;
    const end = cellsWithin * biasPoints * marks;
    for (let i = 0; i < end; i++) within += state[i] as number;
    return within;
  }

  private begin(): void {
    const state = new Float64Array(distanceCells * biasPoints * marks);
    for (let cell = 0; cell < distanceCells; cell++)
      for (let point = 0; point < biasPoints; point++) {
        const row = (cell * biasPoints + point) * marks;
        const weight = (this.prior[cell] as number) * (biasWeights[point] as number);
        for (let mark = 0; mark < this.top; mark++)
          state[row + mark] = weight * (this.minutes[mark] as number);
      }
    this.state = state;
    this.spare = new Float64Array(state.length);
  }

  private minutesNow(): Float64Array {
    const { state } = this;
    if (state === null) return this.minutes;
    const minutes = new Float64Array(marks);
    for (let row = 0; row < state.length; row += marks)
      for (let mark = 0; mark < this.top; mark++)
        minutes[mark] = (minutes[mark] as number) + (state[row + mark] as number);
    return minutes;
  }

  /** Adds minutes to everything that is within two metres. */
  private addMinutes(minutes: number): void {
    const { state } = this;
    if (state === null || !(minutes > 0)) return;
    const rows = cellsWithin * biasPoints;
    let highest = this.top;
    for (let mark = this.top - 1; mark >= 0; mark--) {
      const value = (minuteMarks[mark] as number) + minutes;
      let lower = mark;
      while (lower < marks - 1 && (minuteMarks[lower + 1] as number) <= value) lower++;
      const upper = Math.min(marks - 1, lower + 1);
      const step = (minuteMarks[upper] as number) - (minuteMarks[lower] as number);
      const share = step > 0 ? (value - (minuteMarks[lower] as number)) / step : 0;
      highest = Math.max(highest, upper + 1);
      for (let row = 0; row < rows; row++) {
        const at = row * marks;
        const probability = state[at + mark] as number;
        if (probability === 0) continue;
        state[at + mark] = 0;
        state[at + lower] = (state[at + lower] as number) + probability * (1 - share);
        state[at + upper] = (state[at + upper] as number) + probability * share;
      }
    }
    this.top = highest;
  }

  private move(seconds: number): void {
    const { state, spare, top } = this;
    if (state === null || spare === null || seconds <= 0) return;
    const { walkPerRootMinute, redrawMinutes } = this.parameters;
    const stay = Math.exp(-seconds / 60 / redrawMinutes);
    const deviation = Math.max(1e-3, walkPerRootMinute * Math.sqrt(seconds / 60)) / cellStep;
    const kernel = Array.from({ length: reach + 1 }, (_, cells) => Math.exp(-0.5 * (cells / deviation) ** 2));
    const row = biasPoints * marks;
    const total = new Float64Array(row);
    for (let cell = 0; cell < distanceCells; cell++)
      for (let point = 0; point < biasPoints; point++)
        for (let at = point * marks; at < point * marks + top; at++)
          total[at] = (total[at] as number) + (state[cell * row + at] as number);
    for (let cell = 0; cell < distanceCells; cell++) {
      const elsewhere = (1 - stay) * (this.prior[cell] as number);
      for (let point = 0; point < biasPoints; point++)
        for (let at = point * marks; at < point * marks + top; at++)
          spare[cell * row + at] = elsewhere * (total[at] as number);
    }
    for (let from = 0; from < distanceCells; from++) {
      const first = Math.max(0, from - reach);
      const last = Math.min(distanceCells - 1, from + reach);
      let sum = 0;
      for (let to = first; to <= last; to++) sum += kernel[Math.abs(to - from)] as number;
      for (let to = first; to <= last; to++) {
        const weight = (stay * (kernel[Math.abs(to - from)] as number)) / sum;
        if (weight < 1e-6) continue;
        for (let point = 0; point < biasPoints; point++) {
          const source = from * row + point * marks;
          const target = to * row + point * marks;
          for (let mark = 0; mark < top; mark++)
            spare[target + mark] =
              (spare[target + mark] as number) + weight * (state[source + mark] as number);
        }
      }
    }
    this.state = spare;
    this.spare = state;
  }

  /** Multiplies by what the evidence says, to the power of its weight. */
  private weigh(evidence: ScanEvidence, weight: number): void {
    const { state, top } = this;
    if (state === null) return;
    const likelihood = logLikelihoods(evidence, this.parameters);
    const highest = likelihood.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    for (let row = 0; row < likelihood.length; row++) {
      const factor = Math.exp(weight * ((likelihood[row] as number) - highest));
      const at = row * marks;
      for (let mark = 0; mark < top; mark++) state[at + mark] = (state[at + mark] as number) * factor;
    }
  }

  private normalize(): void {
    const { state, top } = this;
    if (state === null) return;
    let sum = 0;
    for (let row = 0; row < state.length; row += marks)
      for (let mark = 0; mark < top; mark++) sum += state[row + mark] as number;
    let above = 0;
    for (let row = 0; row < state.length; row += marks) {
      for (let mark = 0; mark < top; mark++) state[row + mark] = (state[row + mark] as number) / sum;
      above += state[row + top - 1] as number;
    }
    if (top > 1 && above < negligible) this.dropTop();
  }

  private dropTop(): void {
    const { state } = this;
    if (state === null) return;
    this.top--;
    for (let row = 0; row < state.length; row += marks) {
      state[row + this.top - 1] = (state[row + this.top - 1] as number) + (state[row + this.top] as number);
      state[row + this.top] = 0;
      if (this.spare !== null) this.spare[row + this.top] = 0;
    }
  }
}

/** ln p(evidence | cell, bias point), without constants. */
function logLikelihoods(evidence: ScanEvidence, parameters: ProximityParameters): Float64Array {
  const { attenuationAtOneMetre, decibelsPerDecade, biasSd, unknownPowerSd, noiseSd, lossWidthDb } =
    parameters;
  const { attenuation, isHeard, lostAt, leastMissed, isPowerKnown } = evidence;
  const spread = isPowerKnown ? biasSd : Math.hypot(biasSd, unknownPowerSd);
  const found = new Float64Array(distanceCells * biasPoints);
  for (let cell = 0; cell < distanceCells; cell++) {
    const mean = attenuationAtOneMetre + decibelsPerDecade * Math.log10(cellMetres[cell] as number);
    for (let point = 0; point < biasPoints; point++) {
      const expected = mean + spread * (biasNodes[point] as number);
      const lost = 1 / (1 + Math.exp((lostAt - expected) / lossWidthDb));
      const missed = leastMissed + (0.9 - leastMissed) * lost;
      if (!isHeard || attenuation === null) {
        found[cell * biasPoints + point] = isHeard ? Math.log1p(-missed) : Math.log(missed);
        continue;
      }
      const z = (attenuation - expected) / noiseSd;
      found[cell * biasPoints + point] =
        Math.log1p(-missed) - ((degrees + 1) / 2) * Math.log1p((z * z) / degrees);
    }
  }
  return found;
}

function startMinutes(): Float64Array {
  const minutes = new Float64Array(marks);
  minutes[0] = 1;
  return minutes;
}
