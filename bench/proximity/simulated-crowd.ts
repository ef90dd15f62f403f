// SPDX-License-Identifier: GPL-3.0-only
// Crowds with known numbers: people come and go around one phone, their identifiers change as this project's do (all at
// the same ten minutes) or as the Exposure Notification's (each at its own time). Radio as the town simulator's.
import type { NamedPacket } from './count.ts';

const attenuationAtOneMetre = 55.6;
const decibelsPerDecade = 14.1;
const biasSd = 4.1;
const noiseSd = 4.9;
const transmitPower = -12;
const weakest = -97;

/** mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What one phone hears in two hours among so many people. */
export function simulateCrowd(people: number, isAligned: boolean, seed: number): NamedPacket[] {
  const random = randomFrom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const length = 7200;
  const crowd = Array.from({ length: people }, (_, person) => {
    const stay = 900 + random() * 5400;
    const from = random() * (length - Math.min(stay, length));
    return {
      person,
      from,
      to: from + stay,
      level:
        transmitPower -
        attenuationAtOneMetre -
        decibelsPerDecade * Math.log10(0.5 + 8.5 * random()) -
        biasSd * normal(),
      life: isAligned ? 600 : 600 + 600 * random(),
      phase: isAligned ? 0 : 1200 * random(),
    };
  });
  const packets: NamedPacket[] = [];
  for (let second = 5; second < length; second += 90)
    for (const { person, from, to, level, life, phase } of crowd) {
      if (second < from || second > to || random() < 0.05) continue;
      const rssi = Math.round(level + noiseSd * normal());
      if (rssi < weakest) continue;
      packets.push({ second, identifier: `${person} ${Math.floor((second + phase) / life)}`, person, rssi });
    }
  return packets;
}
