// SPDX-License-Identifier: GPL-3.0-only
// The story's radio: scanning, loss and strength are those of every replay. It is computed in time of the story, so that
// every telling sounds the same, and moved to where the scene's clock stands.
import type { RadioScan } from '@bluezone/phone';
import { DEFAULT_STRENGTH_MODEL } from '../air/strength-model.ts';
import { createTraceAir, type PhoneScans } from '../air/trace-air.ts';
import { runTransmitPowerDbm } from '../run/run-settings.ts';
import { DAY_SECONDS } from '../trace/trace-clock.ts';
import { scenePeople, sceneTrace } from './scene-script.ts';

/** Days of the story for which phones scan; afterwards they lie in a drawer. */
const scannedDays = 4;
/** The people of the story stand about one metre apart. */
const strength = { ...DEFAULT_STRENGTH_MODEL, nearestMetres: 0.9, farthestMetres: 1.1 };

export interface SceneAir {
  /**
   * The scans of one phone that began within (after, until], in order.
   *
   * @param zero unix seconds of the story's t = 0
   * @param beaconAt the 27 bytes that a person's radio had on the air at a unix second; null for none
   */
  scans(
    phone: number,
    zero: number,
    after: number,
    until: number,
    beaconAt: (person: number, second: number) => Uint8Array | null,
  ): RadioScan[];
}

/** Computes who hears whom during the whole story. */
export function createSceneAir(seed: number): SceneAir {
  const air = createTraceAir(
    sceneTrace(),
    { zeroUnix: 0 },
    {
      seed,
      strength,
      transmitPowerDbm: () => runTransmitPowerDbm,
    },
  );
  const end = scannedDays * DAY_SECONDS;
  const [whole] = [...air.slices(0, end, end)];
  const byPhone = new Map((whole?.phones ?? []).map((scans) => [scans.phone, scans]));
  if (byPhone.size !== scenePeople) throw new Error('every person of the story carries a phone');
  return {
    scans: (phone, zero, after, until, beaconAt) =>
      scansBetween(byPhone.get(phone) as PhoneScans, zero, after, until, beaconAt),
  };
}

function scansBetween(
  { starts, heard }: PhoneScans,
  zero: number,
  after: number,
  until: number,
  beaconAt: (person: number, second: number) => Uint8Array | null,
): RadioScan[] {
  const sightings = new Map(heard.map((scan) => [scan.scan, scan.sightings]));
  const scans: RadioScan[] = [];
  for (const [i, start] of starts.entries()) {
    const second = zero + start;
    if (second <= after || second > until) continue;
    const beacons = (sightings.get(i) ?? []).flatMap((sighting) => {
      const beacon = beaconAt(sighting.peer, zero + sighting.second);
      return beacon === null ? [] : [{ beacon, strengthDbm: sighting.rssi }];
    });
    scans.push({ second, heard: beacons, others: 0 });
  }
  return scans;
}
