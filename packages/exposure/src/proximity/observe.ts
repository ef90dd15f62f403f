// SPDX-License-Identifier: GPL-3.0-only
// One phone's own log into what its scans say about each peer: calibration of both radios, the common part that its own
// body adds, packets lost, scans missed. Nothing of any other phone's log is used, and no order of peers matters.

import {
  groupScans,
  type HeardPeer,
  implyScans,
  middleOf,
  type PacketColumns,
  rhythmOf,
  type Scan,
} from './group-scans.ts';
import { leastMissedOf } from './least-missed.ts';
import { ObserverLevel } from './observer-level.ts';
import type { ModelCalibration, ProximityParameters } from './proximity-parameters.ts';
import type { ScanEvidence } from './scan-likelihood.ts';

/** What is known of a phone's radio. */
export interface RadioFacts {
  readonly model: string | null;
  /** What the sender says it sends with, dBm, as the Exposure Notification counts it; null when it says nothing. */
  readonly transmitPowerDbm: number | null;
}

/** A scan as it concerns one peer. */
export interface PeerScan extends ScanEvidence {
  /** Seconds before it that it stands for. */
  readonly creditSeconds: number;
  readonly isHeard: boolean;
  /** The log begins before it, and those seconds of it are credited whole. */
  readonly isListenedBefore: boolean;
}

/** Takes the evidence as the log is gone through in order of time. */
export interface EvidenceTaker {
  /** A peer came near: what follows of it begins anew. */
  begin(peer: number): void;
  /**
   * A scan from a quarter of an hour before the peer was first heard to one after it was last. `scan` is filled anew
   * for the next one.
   */
  take(peer: number, scan: PeerScan): void;
}

/** Share of implied scans that were perhaps never made. */
const uncertainMissed = 0.5;
const unknownStrength = 127;
const weakestPower = -40;
const strongestPower = 20;

/** Finds the calibration of a model; entries that end in `*` hold for all models that begin so. */
function calibrationOf(
  model: string | null,
  models: readonly ModelCalibration[],
): ModelCalibration | undefined {
  if (model === null) return undefined;
  const name = model.trim().toUpperCase().replace(/\/DS$/, '');
  let best: ModelCalibration | undefined;
  for (const entry of models) {
    const wanted = entry.model.toUpperCase();
    const fits = wanted.endsWith('*') ? name.startsWith(wanted.slice(0, -1)) : name === wanted;
    if (fits && (best === undefined || wanted.length > best.model.length)) best = entry;
  }
  return best;
}

interface ObserverRadio {
  /** Added to what was read, dB. */
  readonly correction: number;
  /** Weakest strength this phone reads, dBm. */
  readonly floor: number;
  /** Packets of a peer in a good scan. */
  readonly fullScan: number;
}

const usualFloor = -97;
/** Corrected strength at which receivers stop hearing: what the noise says about a radio nobody has calibrated. */
const correctedFloor = -92;
const enoughPackets = 200;
/** With fewer peers nothing tells how many packets a good scan brings. */
const comparedPeers = 3;

function radioOf(
  columns: PacketColumns,
  scans: readonly Scan[],
  observer: RadioFacts,
  parameters: ProximityParameters,
): ObserverRadio {
  const strengths = columns.strengths
    .filter((strength) => strength !== unknownStrength && strength < 0)
    .sort();
  const measured = strengths.length >= enoughPackets ? middleOf(strengths, 0.01) : usualFloor;
  const floor = Math.min(-85, Math.max(-110, measured));
  const heardPackets: number[] = [];
  for (const scan of scans) for (const { packets } of scan.heard) heardPackets.push(packets);
  const packets = Float64Array.from(heardPackets).sort();
  const known = calibrationOf(observer.model, parameters.models);
  return {
    correction: known?.receiverCorrectionDb ?? (correctedFloor - floor) / 2,
    floor,
    fullScan: new Set(columns.peers).size < comparedPeers ? 1 : middleOf(packets, 0.9),
  };
}

interface PeerPower {
  readonly power: number;
  readonly isKnown: boolean;
}

function powerOf(peer: RadioFacts, parameters: ProximityParameters): PeerPower {
  const known = calibrationOf(peer.model, parameters.models);
  if (known !== undefined) return { power: known.transmitPowerDbm, isKnown: true };
  const { transmitPowerDbm: said } = peer;
  if (said !== null && said >= weakestPower && said <= strongestPower) return { power: said, isKnown: true };
  return { power: parameters.unknownPowerDbm, isKnown: false };
}

/** dB by which a whole log is off, as far as its own level tells: much where nothing is known, little where the models are. */
function offsetOf(
  attenuations: ReadonlyMap<number, readonly number[]>,
  isKnown: (peer: number) => boolean,
  parameters: ProximityParameters,
): { known: number; unknown: number } {
  const { usualAttenuation, unknownPowerSpread } = parameters;
  const shrunk = (wanted: boolean, spread: number) => {
    const middles = [...attenuations]
      .filter(([peer]) => isKnown(peer) === wanted)
      .map(([, values]) =>
        middleOf(
          values.toSorted((a, b) => a - b),
          0.5,
        ),
      )
      .sort((a, b) => a - b);
    if (middles.length === 0) return 0;
    const deviation = middles.reduce((sum, value) => sum + value, 0) / middles.length - usualAttenuation;
    const doubt = levelSd ** 2 + pairSd ** 2 / middles.length;
    // One or two peers may all be near, or all be far.
    const trust = middles.length / (middles.length + fewPeers);
    const isImpossible = deviation ** 2 > 9 * (spread ** 2 + doubt);
    const variance = (isImpossible ? unknownPowerSpread : spread) ** 2;
    return trust * (variance / (variance + doubt)) * deviation;
  };
  return { known: shrunk(true, knownSpread), unknown: shrunk(false, unknownPowerSpread) };
}

const knownSpread = 2;
const levelSd = 4;
const pairSd = 7;
const fewPeers = 4;

/**
 * Tells what the scans say about every peer.
 * @param columns what the observer heard, in order of time
 * @param peers facts about each peer, by index
 */
export function observePeers(
  columns: PacketColumns,
  observer: RadioFacts,
  peers: readonly RadioFacts[],
  parameters: ProximityParameters,
  taker: EvidenceTaker,
): void {
  const certain = groupScans(columns);
  const { seconds: rhythm, goneSeconds, longestCredit } = rhythmOf(certain);
  const tellsAll = columns.scanTimes.length > 0;
  const scans = tellsAll ? certain : implyScans(certain, Math.max(30, rhythm));
  const radio = radioOf(columns, certain, observer, parameters);
  const powers = peers.map((peer) => powerOf(peer, parameters));

  const raw = new Map<number, number[]>();
  for (const scan of scans)
    for (const { peer, strength } of scan.heard) {
      if (strength === unknownStrength) continue;
      const value = (powers[peer] as PeerPower).power - (strength + radio.correction);
      const list = raw.get(peer);
      if (list === undefined) raw.set(peer, [value]);
      else list.push(value);
    }
  const offset = offsetOf(raw, (peer) => (powers[peer] as PeerPower).isKnown, parameters);
  const offsetFor = (peer: number) => ((powers[peer] as PeerPower).isKnown ? offset.known : offset.unknown);
  const attenuationFor = (peer: number, strength: number) =>
    (powers[peer] as PeerPower).power - (strength + radio.correction) - offsetFor(peer);
  const lostAt = peers.map((_, peer) => attenuationFor(peer, radio.floor) + parameters.lossBeyondDb);
  const leastMissed = leastMissedOf(scans, goneSeconds, parameters);

  const credits = scans.map((scan, index) => {
    const previous = scans[index - 1];
    const before = previous?.time ?? columns.listeningSince;
    const pause = before === null ? rhythm : Math.max(0, scan.time - before);
    return Math.min(longestCredit, pause > goneSeconds ? rhythm : pause);
  });
  const told = {
    time: 0,
    isHeard: false,
    attenuation: null as number | null,
    lostAt: 0,
    leastMissed,
    isPowerKnown: false,
    creditSeconds: 0,
    isListenedBefore: false,
  };
  const tell = (peer: number, index: number, isHeard: boolean, attenuation: number | null) => {
    const scan = scans[index] as Scan;
    told.time = scan.time;
    told.isHeard = isHeard;
    told.attenuation = attenuation;
    told.lostAt = lostAt[peer] as number;
    told.leastMissed = scan.isCertain ? leastMissed : Math.max(uncertainMissed, leastMissed);
    told.isPowerKnown = (powers[peer] as PeerPower).isKnown;
    told.creditSeconds = credits[index] as number;
    told.isListenedBefore = index === 0 && columns.listeningSince !== null;
    taker.take(peer, told);
  };
  const levels = new ObserverLevel();
  const heardAt = new Map<number, number>();
  const toldUntil = new Int32Array(peers.length);
  const heardHere: (HeardPeer | undefined)[] = peers.map(() => undefined);
  scans.forEach((scan, index) => {
    for (const heard of scan.heard) {
      const { peer, strength } = heard;
      heardHere[peer] = heard;
      if (strength !== unknownStrength) levels.take(peer, attenuationFor(peer, strength), scan.time);
      const before = heardAt.get(peer);
      heardAt.set(peer, scan.time);
      if (before !== undefined && scan.time - before <= goneSeconds) continue;
      taker.begin(peer);
      let first = index;
      while (first > 0 && scan.time - (scans[first - 1] as Scan).time <= goneSeconds) first--;
      for (first = Math.max(first, toldUntil[peer] as number); first < index; first++)
        tell(peer, first, false, null);
    }
    for (const [peer, lastHeard] of heardAt) {
      if (scan.time - lastHeard > goneSeconds) {
        heardAt.delete(peer);
        levels.forget(peer);
        continue;
      }
      const heard = heardHere[peer];
      heardHere[peer] = undefined;
      const attenuation =
        heard === undefined
          ? null
          : levelOf(heard, scan.isLong, attenuationFor, levels.ofOthers(peer), radio, parameters);
      tell(peer, index, heard !== undefined, attenuation);
      toldUntil[peer] = index + 1;
    }
  });
}

/** Attenuation of one peer, without what the others show to be the observer's own body, and with what was lost. */
function levelOf(
  { peer, strength, packets }: HeardPeer,
  isLong: boolean,
  attenuationFor: (peer: number, strength: number) => number,
  ofOthers: number | null,
  radio: ObserverRadio,
  parameters: ProximityParameters,
): number | null {
  if (strength === unknownStrength) return null;
  const level = attenuationFor(peer, strength);
  const shared = ofOthers === null ? 0 : ofOthers - parameters.usualAttenuation;
  // What a long scan gives is the strength of the better moments, which lost packets do not make stronger.
  const lost = isLong ? 0 : lostPackets(packets, strength, radio, parameters);
  return level - parameters.contextShare * shared + lost;
}

/** Near the receiver's floor only the strongest packets arrive: few of them mean a weaker signal than they show. */
function lostPackets(
  packets: number,
  strength: number,
  radio: ObserverRadio,
  parameters: ProximityParameters,
): number {
  if (radio.fullScan < 3) return 0;
  const margin = strength - radio.floor;
  const weight = Math.min(1, Math.max(0, (40 - margin) / 20));
  const share = Math.min(1.3, packets / radio.fullScan);
  return weight * parameters.lostPacketsDb * (usualShare - share);
}

const usualShare = 0.6;
