// SPDX-License-Identifier: GPL-3.0-only
// The decisions of DP-3T experiment 34: for each scene and directed pair, were they within two metres for a quarter of
// an hour. Truth stands here and in exp34.ts, and nowhere that estimates.
import type { PacketColumns, RadioFacts } from '@bluezone/exposure';
import { modelOf, type Packet, pairTruth, phones, type Scene } from './exp34.ts';

/** Long enough for a quarter of an hour to be asked, with positives; queue and movement have 1 and 0. */
export const judgedScenes = ['lunch', 'train', 'office', 'party'];
const quarter = 15;

export interface Case {
  readonly scene: string;
  readonly observer: number;
  readonly peer: number;
  readonly isPositive: boolean;
  /** A negative of which the cameras saw too little to know it: left out of DET. */
  readonly isUnknown: boolean;
  readonly minutesWithin2m: number;
}

export function casesOf(scenes: readonly Scene[]): Case[] {
  return scenes
    .filter(({ name }) => judgedScenes.includes(name))
    .flatMap((scene) => {
      const inScene = phones.filter((phone) => scene.positions.people.has(phone));
      return inScene.flatMap((a) =>
        inScene
          .filter((b) => b > a)
          .flatMap((b) => {
            const { minutesWithin2m, minutesSeen, sceneMinutes } = pairTruth(scene, a, b);
            const isPositive = minutesWithin2m >= quarter;
            const isUnknown = !isPositive && minutesWithin2m + sceneMinutes - minutesSeen >= quarter;
            const common = { scene: scene.name, isPositive, isUnknown, minutesWithin2m };
            return [
              { ...common, observer: a, peer: b },
              { ...common, observer: b, peer: a },
            ];
          }),
      );
    });
}

/** What one phone heard in a scene. The phone number is the index of the peer. */
export function sceneLog(packets: readonly Packet[], scene: Scene): PacketColumns {
  const log = packets.filter(({ second }) => second >= scene.from && second <= scene.to);
  return {
    times: Float64Array.from(log, ({ second }) => second),
    peers: Int32Array.from(log, ({ sender }) => sender),
    strengths: Float32Array.from(log, ({ rssi }) => rssi),
    scanTimes: new Float64Array(0),
    listeningSince: scene.from,
  };
}

/** Facts by phone number: models from the experiment's list, nothing else. */
export const facts: readonly RadioFacts[] = Array.from({ length: 21 }, (_, phone) => ({
  model: modelOf[phone] ?? null,
  transmitPowerDbm: null,
}));
