// SPDX-License-Identifier: GPL-3.0-only
// DP-3T experiment 34 as the bench uses it: what each phone heard (from the captures), and, apart from it, what the
// cameras saw. Who is who comes from each capture's own advertising commands.
import { createReadStream, readFileSync } from 'node:fs';
import {
  advertisementsOf,
  BtsnoopReader,
  type CameraPositions,
  readCameraPositions,
  serviceDataOf,
} from '@bluezone/recordings';

const exposureNotification = 0xfd6f;
/** Captures' clocks run this far ahead of UTC; the cameras' local time too. */
const clockOffset = 7200;
export const phones = [1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 17, 18, 19, 20];

/** Model by phone, from the experiment's own list of devices. */
export const modelOf: Readonly<Record<number, string>> = {
  ...Object.fromEntries([1, 2, 7, 9, 11, 12].map((phone) => [phone, 'SM-G973F'])),
  ...Object.fromEntries([3, 4].map((phone) => [phone, 'SM-G970F'])),
  ...Object.fromEntries([13, 14, 15, 17, 18, 19, 20].map((phone) => [phone, 'SM-A405FN'])),
  6: 'SM-G981B',
  8: 'SM-A908B',
  10: 'SM-A515F',
};

/** One packet of a known phone. */
export interface Packet {
  readonly second: number;
  readonly sender: number;
  readonly rssi: number;
  /** As it was on the air, in hexadecimal. */
  readonly identifier: string;
}

export interface Scene {
  readonly name: string;
  readonly zip: string;
  /** Unix seconds. */
  readonly from: number;
  readonly to: number;
  readonly positions: CameraPositions;
}

const scenes = [
  { name: 'lunch', zip: '0_lunch.zip' },
  { name: 'train', zip: '1_train.zip' },
  { name: 'office', zip: '2_coworking.zip' },
  { name: 'queue', zip: '3_queue.zip' },
  { name: 'party', zip: '4_party.zip' },
  { name: 'movement', zip: '5_moving.zip' },
];

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Every Exposure Notification packet that each phone heard, by phone, in order of time. */
export async function readPackets(folder: string): Promise<Map<number, Packet[]>> {
  const owner = new Map<string, number>();
  const heard = new Map<number, { second: number; identifier: string; rssi: number }[]>();
  for (const phone of phones) {
    const rows: { second: number; identifier: string; rssi: number }[] = [];
    const reader = new BtsnoopReader((packet) => {
      for (const advertisement of advertisementsOf(packet)) {
        const data = serviceDataOf(advertisement.data, exposureNotification);
        if (data?.length !== 20) continue;
        const identifier = hex(data);
        if (advertisement.kind === 'own') owner.set(identifier, phone);
        else if (advertisement.rssi !== 127)
          rows.push({ second: advertisement.second - clockOffset, identifier, rssi: advertisement.rssi });
      }
    });
    const file = `${folder}/pcaps/${String(phone).padStart(2, '0')}.btsnoop`;
    for await (const piece of createReadStream(file)) {
      const pushed = reader.push(piece);
      if (!pushed.ok) throw new Error(pushed.message);
    }
    heard.set(phone, rows);
  }
  return new Map(
    [...heard].map(([phone, rows]) => [
      phone,
      rows.flatMap(({ second, identifier, rssi }) => {
        const sender = owner.get(identifier);
        return sender === undefined || sender === phone ? [] : [{ second, sender, rssi, identifier }];
      }),
    ]),
  );
}

/** The scenes with where everybody was. */
export function readScenes(folder: string): Scene[] {
  return scenes.map(({ name, zip }) => {
    const read = readCameraPositions(readFileSync(`${folder}/computer-vision/${zip}`), clockOffset);
    if (!read.ok) throw new Error(read.message);
    const { seconds } = read.value;
    return { name, zip, from: seconds[0] as number, to: seconds.at(-1) as number, positions: read.value };
  });
}

/** Of a pair in a scene: minutes within two metres as the cameras saw, and minutes when both were seen. */
export interface PairTruth {
  readonly minutesWithin2m: number;
  readonly minutesSeen: number;
  readonly sceneMinutes: number;
}

export function pairTruth(scene: Scene, a: number, b: number): PairTruth {
  const { seconds, people } = scene.positions;
  const first = people.get(a);
  const second = people.get(b);
  let near = 0;
  let seen = 0;
  for (let frame = 1; frame < seconds.length; frame++) {
    const step = (seconds[frame] as number) - (seconds[frame - 1] as number);
    const apart =
      first === undefined || second === undefined
        ? Number.NaN
        : Math.hypot(
            (first[2 * frame] as number) - (second[2 * frame] as number),
            (first[2 * frame + 1] as number) - (second[2 * frame + 1] as number),
          );
    if (Number.isNaN(apart)) continue;
    seen += step;
    if (apart <= 2) near += step;
  }
  return { minutesWithin2m: near / 60, minutesSeen: seen / 60, sceneMinutes: (scene.to - scene.from) / 60 };
}

/** Metres between two people at a time; NaN where the cameras did not see one of them. */
export function distanceAt(scene: Scene, a: number, b: number, second: number): number {
  const { seconds, people } = scene.positions;
  const share = (second - scene.from) / (scene.to - scene.from);
  const frame = Math.round(share * (seconds.length - 1));
  const first = people.get(a);
  const other = people.get(b);
  if (!(frame >= 0 && frame < seconds.length) || first === undefined || other === undefined)
    return Number.NaN;
  return Math.hypot(
    (first[2 * frame] as number) - (other[2 * frame] as number),
    (first[2 * frame + 1] as number) - (other[2 * frame + 1] as number),
  );
}
