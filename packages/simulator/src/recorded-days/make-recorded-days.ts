// SPDX-License-Identifier: GPL-3.0-only
// Days of phones near people who were diagnosed, made by the simulated radio: on them a desk shows what another configuration
// would change. No day is anybody's.
import { DEFAULT_RECEPTION_MODEL, drawReceivedPackets } from '../air/packet-reception.ts';
import { DEFAULT_SCAN_DUTY } from '../air/scan-schedule.ts';
import { type RandomStream, randomStream } from '../air/seeded-random.ts';
import {
  DEFAULT_STRENGTH_MODEL,
  DEFAULT_TRANSMIT_POWER_DBM,
  drawScanAttenuationDb,
  receivedStrengthDbm,
} from '../air/strength-model.ts';

interface Occasion {
  readonly share: number;
  /** Metres. */
  readonly nearest: number;
  readonly farthest: number;
  /** Minutes, on average. */
  readonly minutes: number;
}

/** Where people meet: an assumption, chosen so that most meetings are short or far and some are neither. */
const occasions: readonly Occasion[] = [
  { share: 0.12, nearest: 0.5, farthest: 2.5, minutes: 150 },
  { share: 0.3, nearest: 1, farthest: 5, minutes: 60 },
  { share: 0.18, nearest: 0.4, farthest: 3, minutes: 20 },
  { share: 0.4, nearest: 1, farthest: 9, minutes: 8 },
];

/** A phone hears nothing weaker, dBm. */
const weakestHeard = -97;
const mostScans = 240;

function drawOccasion(random: RandomStream): Occasion {
  let left = random.uniform();
  for (const occasion of occasions) {
    left -= occasion.share;
    if (left < 0) return occasion;
  }
  return occasions[occasions.length - 1] as Occasion;
}

/**
 * One meeting as text: report type, days since onset, transmit power, second of the day of the first scan, seconds between
 * scans, then each scan's strength without its minus sign, "-" where nothing was heard.
 */
function meetingText(random: RandomStream): string {
  const { nearest, farthest, minutes } = drawOccasion(random);
  const gap = DEFAULT_SCAN_DUTY.periodAfterSightingSeconds;
  const scans = Math.min(mostScans, Math.max(1, Math.round(random.exponential(minutes * 60) / gap)));
  const start = 6 * 3600 + random.integer(14 * 3600);
  const kind = random.uniform();
  const reportType = kind < 0.7 ? 1 : kind < 0.8 ? 2 : 4;
  const onset = random.integer(13) - 3;
  const power = DEFAULT_TRANSMIT_POWER_DBM + random.integer(7) - 3;
  const channel = {
    distanceMetres: nearest + (farthest - nearest) * random.uniform(),
    biasDb: DEFAULT_STRENGTH_MODEL.encounterBiasDb * random.normal(),
  };
  const heard: string[] = [];
  for (let scan = 0; scan < scans; scan++) {
    const attenuation = drawScanAttenuationDb(DEFAULT_STRENGTH_MODEL, channel, random);
    const strength = receivedStrengthDbm(power, attenuation);
    const packets = drawReceivedPackets(DEFAULT_RECEPTION_MODEL, DEFAULT_SCAN_DUTY.windowSeconds, random);
    heard.push(packets === 0 || strength < weakestHeard ? '-' : String(-strength));
  }
  return [reportType, onset, power, start, gap, heard.join(' ')].join(',');
}

/** So many days of a seed, one a line; meetings of a day are separated by bars. */
export function makeRecordedDays(seed: number, count: number): string[] {
  return Array.from({ length: count }, (_, day) => {
    const random = randomStream(seed, 'recorded-days', day);
    const meetings = 1 + Math.min(4, Math.floor(random.exponential(0.9)));
    return Array.from({ length: meetings }, () => meetingText(random)).join('|');
  });
}
