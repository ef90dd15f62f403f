// SPDX-License-Identifier: GPL-3.0-only
// What the contact filter assumes about radio and people. Part of the signed configuration, so that a better
// calibration needs no new app.
import { defaultProximity } from '@bluezone/protocol';

/** A device model's radio: what it adds to what it sends and what it reads. */
export interface ModelCalibration {
  readonly model: string;
  /** Transmit power as the Exposure Notification counts it, dBm. */
  readonly transmitPowerDbm: number;
  /** Added to what it receives, dB. */
  readonly receiverCorrectionDb: number;
}

export interface ProximityParameters {
  /** Mean attenuation at 1 m between two people who carry their phones, dB. */
  readonly attenuationAtOneMetre: number;
  /** dB for ten times the distance. */
  readonly decibelsPerDecade: number;
  /** Of a pair for as long as it stays together (bodies, pockets, this phone against its model), dB. */
  readonly biasSd: number;
  /** More of it where the sender's power is not known, dB. */
  readonly unknownPowerSd: number;
  /** From scan to scan, dB; Student's t with five degrees of freedom. */
  readonly noiseSd: number;
  /** Distance of somebody who was heard, before anything is known: median, and standard deviation of its logarithm. */
  readonly priorMedianMetres: number;
  readonly priorLogSd: number;
  /** A walk in ln d per square root of a minute, and the minutes after which people have gone elsewhere. */
  readonly walkPerRootMinute: number;
  readonly redrawMinutes: number;
  /** dB that a scan with no packet at all seems nearer than it is, against one with as many as ever: weak packets are lost. */
  readonly lostPacketsDb: number;
  /** Share of the others' common attenuation in a scan that is the observer's own body. */
  readonly contextShare: number;
  /** Mean attenuation of everybody heard, dB. */
  readonly usualAttenuation: number;
  /** Width in dB within which a signal comes to be lost in the receiver's noise, and how far above the weakest read. */
  readonly lossWidthDb: number;
  readonly lossBeyondDb: number;
  /** Share of scans missed whatever the distance, before a log says otherwise. */
  readonly leastMissed: number;
  /** Scans nearer in time than this tell the same thing twice, seconds. */
  readonly independentSeconds: number;
  /** Power of senders of which nothing is known, dBm, and its standard deviation among systems. */
  readonly unknownPowerDbm: number;
  readonly unknownPowerSpread: number;
  /** From the filter's minutes to a probability that agrees with how often it is true. */
  readonly certainty: {
    /** What the filter's minutes are wrong by beyond its own doubt, standard deviation. */
    readonly errorMinutes: number;
    /** Minutes added before a quarter of an hour is asked for: what is missed before the first and after the last scan. */
    readonly shiftMinutes: number;
    readonly slope: number;
    /** Minutes more that a warning is given for: rather one too many than somebody close left out. No part of the probability. */
    readonly cautionMinutes: number;
  };
  readonly models: readonly ModelCalibration[];
}

/** Those of the default configuration. */
export const defaultProximityParameters: ProximityParameters = defaultProximity;
