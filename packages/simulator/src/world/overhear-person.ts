// SPDX-License-Identifier: GPL-3.0-only
// What somebody writes down who keeps a receiver beside a person of a recording: that person's phone while they are
// among people, and the phones of those whom they meet.

import type { Reach } from '../air/encounters.ts';
import { DEFAULT_RECEPTION_MODEL, drawReceivedPackets } from '../air/packet-reception.ts';
import { randomStream } from '../air/seeded-random.ts';
import {
  DEFAULT_STRENGTH_MODEL,
  drawEncounterChannel,
  drawScanAttenuationDb,
  receivedStrengthDbm,
} from '../air/strength-model.ts';
import { TOWN_TRANSMIT_POWER_DBM } from '../town/town-air.ts';
import { DAY_SECONDS } from '../trace/trace-clock.ts';
import type { Overheard } from './living-world.ts';

const MINUTE_SECONDS = 60;
const WINDOW_SECONDS = 4;

/**
 * Everything that is heard beside a person in [from, to), by time: at most one reading of a phone a minute and time in
 * reach. It does not matter how time is cut into questions.
 *
 * @param reaches the person's times in reach of others, by beginning: all of the local days of [from, to) and of the day before
 * @param dayZero unix second of any local midnight
 */
export function overhearBeside(
  person: number,
  reaches: readonly Reach[],
  dayZero: number,
  from: number,
  to: number,
  seed: number,
): Overheard[] {
  const heard: Overheard[] = [];
  const write = (reach: Reach) => {
    const first = Math.floor(Math.max(from, reach.from) / MINUTE_SECONDS);
    for (let minute = first; minute * MINUTE_SECONDS < Math.min(to, reach.to); minute++) {
      const reading = readingOf(person, reach, minute, seed);
      if (reading !== null && reading.second >= from && reading.second < to) heard.push(reading);
    }
  };
  for (const reach of reaches) write(reach);
  for (const day of daysAmongPeople(reaches, dayZero)) {
    const random = randomStream(seed, 'beside', person, day.from);
    write({ peer: person, ...day, channel: drawEncounterChannel(DEFAULT_STRENGTH_MODEL, random) });
  }
  return heard.sort((x, y) => x.second - y.second || x.peer - y.peer);
}

function readingOf(person: number, reach: Reach, minute: number, seed: number): Overheard | null {
  const begins = Math.max(reach.from, minute * MINUTE_SECONDS);
  const seconds = Math.min(reach.to, (minute + 1) * MINUTE_SECONDS) - begins;
  const random = randomStream(seed, 'overheard', person, reach.peer, begins);
  const second = begins + random.integer(seconds);
  const packets = drawReceivedPackets(DEFAULT_RECEPTION_MODEL, Math.min(seconds, WINDOW_SECONDS), random);
  if (packets === 0) return null;
  const attenuation = drawScanAttenuationDb(DEFAULT_STRENGTH_MODEL, reach.channel, random);
  return { second, peer: reach.peer, rssi: receivedStrengthDbm(TOWN_TRANSMIT_POWER_DBM, attenuation) };
}

/** Of each local day the time from the first contact to the last: when a person is known to be there. */
function daysAmongPeople(reaches: readonly Reach[], dayZero: number) {
  const days = new Map<number, { from: number; to: number }>();
  for (const { from, to } of reaches) {
    const day = Math.floor((from - dayZero) / DAY_SECONDS);
    const known = days.get(day);
    days.set(day, { from: Math.min(from, known?.from ?? from), to: Math.max(to, known?.to ?? to) });
  }
  return [...days.values()];
}
