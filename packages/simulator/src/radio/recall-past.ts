// SPDX-License-Identifier: GPL-3.0-only
// What a guest's radio would have heard before the visitor came: the town's own air, and beacons made from the keys that
// phones really had. In short pieces, so that the town's time goes on meanwhile. Nobody heard the guests then, and nothing
// of that is made up.
import type { RadioScan } from '@bluezone/phone';
import type { ScanDuty } from '../air/scan-schedule.ts';
import type { Crew } from '../living/crew.ts';
import type { LivingTown } from '../living/living-town.ts';
import { pastPresence } from './past-presence.ts';
import type { RecalledScans } from './radio-town.ts';

/** Seconds that are listened to at once. */
const pieceSeconds = 3600;
/** Phones of one crew that are asked for their keys at once. */
const phonesAtOnce = 8;

type PastScans = Awaited<ReturnType<Crew['guestPast']>>;
type RecalledTown = Pick<LivingTown, 'parts' | 'crews'>;

/** The scans that began in [from, to), oldest first; the same whenever it is asked with the same `from` and duty. */
export async function* recallPast(
  { parts, crews }: RecalledTown,
  guest: number,
  from: number,
  to: number,
  duty: ScanDuty,
): AsyncGenerator<RecalledScans> {
  const { guests, state, world } = parts;
  const { bornAt, feed, levers, source } = state;
  const people = world.persons.length;
  const pieces = pastPresence({ bornAt, feed, levers, seed: source.seed, people, guest, guests }, from, to);
  for (const { from: start, to: end, on } of pieces)
    for (let at = start; at < end; at += pieceSeconds) {
      const until = Math.min(end, at + pieceSeconds);
      const past = await crews.of(guest).guestPast(guest, at, until, duty, on);
      yield { until, scans: await withBeacons(crews, past) };
    }
}

async function withBeacons(crews: RecalledTown['crews'], past: PastScans): Promise<RadioScan[]> {
  const seconds = new Map<number, number[]>();
  for (const { heard } of past)
    for (const { peer, second } of heard) {
      const of = seconds.get(peer);
      if (of === undefined) seconds.set(peer, [second]);
      else of.push(second);
    }
  const beacons = new Map<string, Uint8Array>();
  const byCrew = new Map<number, number[]>();
  for (const peer of seconds.keys()) {
    const list = byCrew.get(peer % crews.count);
    if (list === undefined) byCrew.set(peer % crews.count, [peer]);
    else list.push(peer);
  }
  const askCrew = async (peers: readonly number[]) => {
    for (let i = 0; i < peers.length; i += phonesAtOnce) {
      const some = peers.slice(i, i + phonesAtOnce);
      const asked = some.flatMap((person) =>
        (seconds.get(person) ?? []).map((second) => ({ person, second })),
      );
      const told = await crews.of(some[0] as number).beaconsAt(asked);
      asked.forEach(({ person, second }, n) => {
        const beacon = told[n];
        if (beacon != null) beacons.set(`${person} ${second}`, beacon);
      });
    }
  };
  await Promise.all([...byCrew.values()].map(askCrew));
  return past.map(({ second, others, heard }) => ({
    second,
    others,
    heard: heard.flatMap(({ peer, second: at, rssi }) => {
      const beacon = beacons.get(`${peer} ${at}`);
      return beacon === undefined ? [] : [{ beacon, strengthDbm: rssi }];
    }),
  }));
}
