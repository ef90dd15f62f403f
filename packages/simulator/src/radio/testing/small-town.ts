// SPDX-License-Identifier: GPL-3.0-only
// A small living town in this thread whose clock stands still, with everything that its phones put on the air written
// down.
import { beaconLength, intervalAt, toHex } from '@bluezone/protocol';
import type { Crew, CrewNews } from '../../living/crew.ts';
import { engageHands } from '../../living/hands.ts';
import { livePast } from '../../living/live-past.ts';
import { LivingTown } from '../../living/living-town.ts';
import type { OnAirPlan } from '../../living/on-air.ts';
import { openTownServer, townConfiguration } from '../../living/town-server.ts';
import { defaultLevers, newTownState } from '../../living/town-state.ts';
import { chooseGuests } from '../../tour/choose-guests.ts';

export interface SmallTown {
  readonly town: LivingTown;
  readonly guest: number;
  /** "interval beacon" of every slot of every plan, the beacon in hexadecimal. */
  readonly sent: ReadonlySet<string>;
  close(): Promise<void>;
}

export async function smallTown(residents: number, seed: number, pastSeconds: number): Promise<SmallTown> {
  const startAt = Date.UTC(2026, 5, 10, 5) / 1000;
  const bornAt = startAt - pastSeconds;
  const state = newTownState({ kind: 'town', residents, seed }, bornAt, 2);
  let now: () => number = () => bornAt;
  const opened = await openTownServer(null, () => now(), townConfiguration(defaultLevers, 60));
  if (!opened.ok) throw new Error(opened.detail);
  const server = opened.value;
  const sent = new Set<string>();
  const write = ({ from, beacons }: OnAirPlan) => {
    from.forEach((at, i) => {
      const beacon = beacons.subarray(i * beaconLength, (i + 1) * beaconLength);
      sent.add(`${intervalAt(at)} ${toHex(beacon)}`);
    });
  };
  const engaged = engageHands(null, 2);
  const hands = { ...engaged, crews: engaged.crews.map((crew) => overheard(crew, write)) };
  const world = await hands.witness.open(state.source);
  const guests = chooseGuests(world);
  const [guest] = guests;
  if (guest === undefined) throw new Error('nobody can join');
  const origin = await server.live.listen({ host: '127.0.0.1', port: 0 });
  const town = new LivingTown({
    ...{ directory: null, state, server, origin, hands, world, guests, pace: 1 },
    onFault: (error) => {
      throw error;
    },
    onMet: () => {},
    onPosts: () => {},
    isHostile: () => false,
  });
  now = () => town.clock;
  await livePast({
    ...{ server, crews: town.crews, bornAt, startAt, liveOrigin: origin },
    setClock: (unix) => town.setClock(unix),
    absorb: (news) => town.absorb(news),
    openCrews: (at) => town.openCrews(at, true),
    onProgress: () => {},
    isStopping: () => false,
  });
  await town.crews.seal();
  town.record.tell(startAt, { kind: 'born', residents, days: 1, seconds: 1 });
  town.opening = null;
  return {
    ...{ town, guest, sent },
    async close() {
      await town.stop();
      await hands.dismiss();
      await server.close();
    },
  };
}

function overheard(crew: Crew, write: (plan: OnAirPlan) => void): Crew {
  const take = (news: CrewNews) => {
    for (const plan of news.plans) write(plan);
    return news;
  };
  return {
    ...crew,
    open: async (setup, origin) => take(await crew.open(setup, origin)),
    advance: async (orders) => take(await crew.advance(orders)),
  };
}
