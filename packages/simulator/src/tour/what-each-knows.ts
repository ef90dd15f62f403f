// SPDX-License-Identifier: GPL-3.0-only
// Who holds what, row by row and byte by byte: the chosen phone's own holdings, the desks' tables as they stand, the
// phone's line, the air next door, and the server's log.
import { toHex } from '@bluezone/protocol';
import { deskTables } from '@bluezone/server';
import type { LivingTown } from '../living/living-town.ts';
import type { ShownTable, TourKnows } from './tour-api.ts';

/** Rows of one table at most; what is left out is the oldest. */
const rowLimit = 5000;
/** The receiver next door tells of this long, seconds. */
const overheardSeconds = 3600;

export async function whatEachKnows(town: LivingTown, person: number): Promise<TourKnows> {
  const { store } = town.parts.server;
  const isGuest = town.parts.guests.includes(person);
  const { phone, observer } = isGuest
    ? { phone: [], observer: [] }
    : await town.crews.of(person).holdings(person);
  const desk = (name: Parameters<typeof deskTables>[1]) => deskTables(store, name, { limit: rowLimit });
  return {
    person,
    phone,
    observer,
    registration: await desk('registration'),
    authority: await desk('cases'),
    exposure: [...(await desk('exposure')), ...(await desk('meetings'))],
    sniffer: [await overheard(town, person)],
    log: town.parts.server.logLines(),
  };
}

/** The advertisements as they were on the air: 31 bytes each, with the strength at the receiver. */
async function overheard(town: LivingTown, person: number): Promise<ShownTable> {
  const { witness } = town.parts.hands;
  const to = town.clock;
  const { seed } = town.parts.state.source;
  const heard = await witness.overhear(person, to - overheardSeconds, to, seed);
  const byCrew = new Map<number, number[]>();
  heard.forEach(({ peer }, i) => {
    const crew = peer % town.crews.count;
    const list = byCrew.get(crew);
    if (list === undefined) byCrew.set(crew, [i]);
    else list.push(i);
  });
  const beacons: (Uint8Array | null)[] = heard.map(() => null);
  for (const [crew, list] of byCrew) {
    const asked = list.map((i) => ({ person: heard[i]?.peer ?? 0, second: heard[i]?.second ?? 0 }));
    const found = await town.crews.of(crew).beaconsAt(asked);
    found.forEach((beacon, k) => {
      beacons[list[k] as number] = beacon;
    });
  }
  const uuid = town.parts.server.live.configuration().beacon.serviceUuid;
  const head = `1e16${toHex(Uint8Array.of(uuid & 255, uuid >> 8))}`;
  const rows = heard.flatMap(({ second, rssi }, i) => {
    const beacon = beacons[i];
    return beacon == null ? [] : [{ at: second, strength_dbm: rssi, advertisement: head + toHex(beacon) }];
  });
  return { table: 'air', rows: rows.reverse() };
}
