// SPDX-License-Identifier: GPL-3.0-only
// How near a strength is, before anybody's transmit power is known: what a phone says of its power is read only once its
// key is published.
import { type Configuration, unknownStrength } from '@bluezone/protocol';

type Rule = Pick<Configuration, 'exposure'>;

function attenuationDb(strengthDbm: number, { exposure }: Rule): number {
  return exposure.unknownTransmitPowerDbm - (strengthDbm + exposure.receiverCorrectionDb);
}

/** Whether a strength (dBm, null unknown) is that of somebody within some two metres. */
export function isNear(strengthDbm: number | null, rule: Rule): boolean {
  return strengthDbm !== null && attenuationDb(strengthDbm, rule) <= rule.exposure.attenuationThresholds[1];
}

/** What a second at this strength (dBm, 127 unknown) counts towards a close contact, as the rule that warns counts it. */
export function closeWeight(strengthDbm: number, rule: Rule): number {
  const { attenuationThresholds, bucketWeights } = rule.exposure;
  if (strengthDbm === unknownStrength) return bucketWeights[3];
  const attenuation = attenuationDb(strengthDbm, rule);
  const bucket = attenuationThresholds.findIndex((threshold) => attenuation <= threshold);
  return bucketWeights[bucket === -1 ? 3 : (bucket as 0 | 1 | 2)];
}
