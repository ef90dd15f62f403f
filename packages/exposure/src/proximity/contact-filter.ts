// SPDX-License-Identifier: GPL-3.0-only
// How near one peer is and for how long: a filter over distance × bias, for two kinds of neighbours, that carries along,
// for every state, the mean and the spread of the minutes within two metres that led to it. So the day's answer, with all
// that was heard later taken into account, is there at any moment, without a log to smooth. 420 numbers per peer.
import { biasPoints, cellsWithin, distanceCells } from './distance-grid.ts';
import { kinds, type RadioTables, reach, states, statesOfKind } from './radio-tables.ts';

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
/** Of Student's t: the exponent below is half of one more. */
const degrees = 5;
const statesWithin = cellsWithin * biasPoints;

export class ContactFilter {
  private isNear = false;
  /** Probability by state, and with it the minutes' first and second moments. */
  private weight = new Float64Array(states);
  private first = new Float64Array(states);
  private second = new Float64Array(states);
  private spare: [Column, Column, Column] = [
    new Float64Array(states),
    new Float64Array(states),
    new Float64Array(states),
  ];
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
    const { independentSeconds } = this.tables.parameters;
    if (this.isNear) {
      const seconds = Math.max(0, evidence.time - this.lastTime);
      this.addMinutes(creditSeconds / 120);
      this.move(seconds);
      this.weigh(evidence, Math.min(1, seconds / independentSeconds));
    } else {
      this.begin();
      if (isListenedBefore) {
        this.addMinutes(creditSeconds / 120);
        this.move(creditSeconds);
      }
      this.weigh(evidence, 1);
    }
    this.addMinutes(creditSeconds / 120);
    this.credited += creditSeconds / 60;
    this.lastTime = evidence.time;
  }

  /** Ends an encounter: where the peer is, is forgotten; of which kind it is, and the minutes, are kept. */
  leave(): void {
    if (!this.isNear) return;
    this.kept.forEach((moments, kind) => {
      moments.weight = sumOfKind(this.weight, kind);
      moments.first = sumOfKind(this.first, kind);
      moments.second = sumOfKind(this.second, kind);
    });
    this.isNear = false;
  }

  /** The minutes of the day so far. */
  estimate(): MinutesEstimate {
    const { minutes, square } = this.moments();
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
    this.first.fill(0);
    this.second.fill(0);
    for (const moments of this.kept) {
      moments.first = 0;
      moments.second = 0;
    }
  }

  private moments(): { minutes: number; square: number } {
    let minutes = 0;
    let square = 0;
    for (let kind = 0; kind < kinds; kind++) {
      const kept = this.kept[kind] as Moments;
      minutes += this.isNear ? sumOfKind(this.first, kind) : kept.first;
      square += this.isNear ? sumOfKind(this.second, kind) : kept.second;
    }
    return { minutes, square };
  }

  private begin(): void {
    const { prior } = this.tables;
    for (let state = 0; state < states; state++) {
      const probability = prior[state] as number;
      const { weight, first, second } = this.kept[Math.floor(state / statesOfKind)] as Moments;
      this.weight[state] = probability * weight;
      this.first[state] = probability * first;
      this.second[state] = probability * second;
    }
    this.isNear = true;
  }

  /** Adds minutes to everything that is within two metres. */
  private addMinutes(minutes: number): void {
    for (let kind = 0; kind < states; kind += statesOfKind)
      for (let state = kind; state < kind + statesWithin; state++) {
        const probability = this.weight[state] as number;
        const first = this.first[state] as number;
        this.second[state] =
          (this.second[state] as number) + 2 * minutes * first + minutes * minutes * probability;
        this.first[state] = first + minutes * probability;
      }
  }

  private move(seconds: number): void {
    if (seconds <= 0) return;
    const { stay, walk } = this.tables.move(seconds);
    const { weight, first, second } = this;
    const [toWeight, toFirst, toSecond] = this.spare;
    for (let kind = 0; kind < kinds; kind++) {
      const elsewhere = this.tables.elsewhere[kind] as Float64Array;
      for (let point = 0; point < biasPoints; point++) {
        const start = kind * statesOfKind + point;
        const end = start + statesOfKind;
        let allWeight = 0;
        let allFirst = 0;
        let allSecond = 0;
        for (let from = start; from < end; from += biasPoints) {
          allWeight += weight[from] as number;
          allFirst += first[from] as number;
          allSecond += second[from] as number;
        }
        for (let cell = 0; cell < distanceCells; cell++) {
          let walkedWeight = 0;
          let walkedFirst = 0;
          let walkedSecond = 0;
          const last = Math.min(distanceCells - 1, cell + reach);
          for (let fromCell = Math.max(0, cell - reach); fromCell <= last; fromCell++) {
            const share = walk[fromCell * distanceCells + cell] as number;
            const from = start + fromCell * biasPoints;
            walkedWeight += share * (weight[from] as number);
            walkedFirst += share * (first[from] as number);
            walkedSecond += share * (second[from] as number);
          }
          const arriving = (1 - stay) * (elsewhere[cell] as number);
          const to = start + cell * biasPoints;
          toWeight[to] = stay * walkedWeight + arriving * allWeight;
          toFirst[to] = stay * walkedFirst + arriving * allFirst;
          toSecond[to] = stay * walkedSecond + arriving * allSecond;
        }
      }
    }
    this.weight = toWeight;
    this.first = toFirst;
    this.second = toSecond;
    this.spare = [weight, first, second];
  }

  /** Multiplies by what the evidence says, to the power of its share, and makes the whole one again. */
  private weigh(evidence: ScanEvidence, share: number): void {
    const { attenuation, isHeard, lostAt, leastMissed, isPowerKnown } = evidence;
    const { mean, missed } = this.tables.expect(lostAt, leastMissed, isPowerKnown);
    const { noiseSd } = this.tables.parameters;
    const scale = 1 / noiseSd;
    let total = 0;
    for (let of = 0; of < statesOfKind; of++) {
      const silent = missed[of] as number;
      let likelihood = isHeard ? 1 - silent : silent;
      if (attenuation !== null) {
        const z = (attenuation - (mean[of] as number)) * scale;
        const tail = 1 + (z * z) / degrees;
        likelihood /= tail * tail * tail;
      }
      if (share < 1) likelihood = likelihood ** share;
      for (let state = of; state < states; state += statesOfKind) {
        const weight = (this.weight[state] as number) * likelihood;
        this.weight[state] = weight;
        this.first[state] = (this.first[state] as number) * likelihood;
        this.second[state] = (this.second[state] as number) * likelihood;
        total += weight;
      }
    }
    const whole = 1 / total;
    for (let state = 0; state < states; state++) {
      this.weight[state] = (this.weight[state] as number) * whole;
      this.first[state] = (this.first[state] as number) * whole;
      this.second[state] = (this.second[state] as number) * whole;
    }
  }
}

type Column = Float64Array<ArrayBuffer>;

interface Moments {
  weight: number;
  first: number;
  second: number;
}

function sumOfKind(column: Float64Array, kind: number): number {
  let total = 0;
  for (let state = kind * statesOfKind; state < (kind + 1) * statesOfKind; state++)
    total += column[state] as number;
  return total;
}
