// SPDX-License-Identifier: GPL-3.0-only
// How likely what a scan says is from every distance and bias, the same for both kinds of neighbours. What depends on
// the receiver alone is worked out once, since the scans of a log share it.
import { biasNodes, biasPoints, cellMetres, distanceCells } from './distance-grid.ts';
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

/** Bias points × cells of distance; index is point × 14 + cell. */
const statesOfKind = biasPoints * distanceCells;
/** Of Student's t: the exponent 3 below is half of one more. */
const degrees = 5;
/** Scans miss at most this share of what is in range of nobody. */
const surelyLost = 0.9;
/** Logarithm of what is as good as impossible; infinity times a share of none would be no number. */
const impossible = -745;
/** Receivers kept; when there are more, all are forgotten and made anew. */
const mostReceivers = 256;

/** What is expected of one sort of sender by one receiver: how likely a scan misses the peer and hears it, by state. */
interface Receiver {
  readonly silent: Chance;
  readonly heard: Chance;
}

/** A chance by state, its logarithm, and what it is to the power of the share asked for last. */
interface Chance {
  readonly whole: Float64Array;
  readonly logarithm: Float64Array;
  readonly power: Float64Array;
  share: number;
}

export class ScanLikelihood {
  /** Mean attenuation by state, dB, of senders whose power is known and of others. */
  private readonly meanKnown: Float64Array;
  private readonly meanUnknown: Float64Array;
  private readonly receivers = new Map<string, Receiver>();
  /** The same, by the numbers as they are given: a log has few of them. */
  private readonly exact = new Map<
    number,
    { leastMissed: number; isPowerKnown: boolean; receiver: Receiver }
  >();
  private readonly values = new Float64Array(statesOfKind);

  constructor(private readonly parameters: ProximityParameters) {
    const { biasSd, unknownPowerSd } = parameters;
    this.meanKnown = meanAttenuation(parameters, biasSd);
    this.meanUnknown = meanAttenuation(parameters, Math.hypot(biasSd, unknownPowerSd));
  }

  /**
   * Of the evidence, to the power of `share`, by bias point × 14 + cell. The array is used again for the next one.
   */
  of(evidence: ScanEvidence, share: number): Float64Array {
    const { attenuation, isHeard, isPowerKnown } = evidence;
    const receiver = this.receiverOf(evidence);
    const chance = isHeard ? receiver.heard : receiver.silent;
    if (attenuation === null) return powerOf(chance, share);
    const { values } = this;
    const { whole, logarithm } = chance;
    const mean = isPowerKnown ? this.meanKnown : this.meanUnknown;
    const scale = 1 / this.parameters.noiseSd;
    for (let state = 0; state < statesOfKind; state++) {
      const z = (attenuation - (mean[state] as number)) * scale;
      const tail = 1 + (z * z) / degrees;
      values[state] =
        share === 1
          ? (whole[state] as number) / (tail * tail * tail)
          : Math.exp(share * ((logarithm[state] as number) - 3 * Math.log(tail)));
    }
    return values;
  }

  private receiverOf({ lostAt, leastMissed, isPowerKnown }: ScanEvidence): Receiver {
    const last = this.exact.get(lostAt);
    if (last?.leastMissed === leastMissed && last.isPowerKnown === isPowerKnown) return last.receiver;
    const name = `${lostAt.toFixed(1)} ${leastMissed.toFixed(3)} ${isPowerKnown}`;
    let receiver = this.receivers.get(name);
    if (receiver === undefined) {
      if (this.receivers.size >= mostReceivers) {
        this.receivers.clear();
        this.exact.clear();
      }
      receiver = this.makeReceiver(lostAt, leastMissed, isPowerKnown);
      this.receivers.set(name, receiver);
    }
    if (this.exact.size >= mostReceivers) this.exact.clear();
    this.exact.set(lostAt, { leastMissed, isPowerKnown, receiver });
    return receiver;
  }

  /** What is expected of a sender whose signals this receiver begins to lose at `lostAt` dB. */
  private makeReceiver(lostAt: number, leastMissed: number, isPowerKnown: boolean): Receiver {
    const mean = isPowerKnown ? this.meanKnown : this.meanUnknown;
    const missed = mean.map((attenuation) => {
      const lost = 1 / (1 + Math.exp((lostAt - attenuation) / this.parameters.lossWidthDb));
      return leastMissed + (surelyLost - leastMissed) * lost;
    });
    return { silent: chanceOf(missed), heard: chanceOf(missed.map((silent) => 1 - silent)) };
  }
}

function chanceOf(whole: Float64Array): Chance {
  return {
    whole,
    logarithm: whole.map((chance) => Math.max(impossible, Math.log(chance))),
    power: whole.slice(),
    share: 1,
  };
}

/** An exponential costs a quarter of a power; in a log of some rhythm the last share is mostly the one asked for. */
function powerOf(chance: Chance, share: number): Float64Array {
  const { whole, logarithm, power } = chance;
  if (share === 1) return whole;
  if (chance.share !== share) {
    chance.share = share;
    for (let state = 0; state < statesOfKind; state++)
      power[state] = Math.exp(share * (logarithm[state] as number));
  }
  return power;
}

function meanAttenuation(parameters: ProximityParameters, spread: number): Float64Array {
  const { attenuationAtOneMetre, decibelsPerDecade } = parameters;
  return Float64Array.from(
    { length: statesOfKind },
    (_, state) =>
      attenuationAtOneMetre +
      decibelsPerDecade * Math.log10(cellMetres[state % distanceCells] as number) +
      spread * (biasNodes[Math.floor(state / distanceCells)] as number),
  );
}
