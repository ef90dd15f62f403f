// SPDX-License-Identifier: GPL-3.0-only
// Keeps capacities: whoever wants to go somewhere gets a seat for the time, or does not go.
import type { Appointment } from './draw-agenda.ts';
import type { Place, Room, Town } from './town-model.ts';

/** An appointment that may take place. */
export interface Reservation extends Appointment {
  /** Index among the seats of the place's first room; −1 for people at their own position. */
  readonly seat: number;
}

const BUCKET_SECONDS = 600;
const BUCKETS = 144;

/** How long before an appointment people may already be there. */
export const EARLIEST_ARRIVAL_SECONDS = 1200;

/**
 * Gives seats in order of time. Parties sit together where they can, strangers at tables of their own.
 *
 * @param agendas appointments of each person, by time
 * @returns the same without those that found no seat
 */
export function reserveSeats(town: Town, agendas: readonly (readonly Appointment[])[]): Reservation[][] {
  const kept: Reservation[][] = agendas.map(() => []);
  const waiting: { person: number; wish: Appointment }[] = [];
  agendas.forEach((agenda, person) => {
    for (const wish of agenda) {
      if (wish.own) kept[person]?.push({ ...wish, seat: -1 });
      else waiting.push({ person, wish });
    }
  });
  waiting.sort((x, y) => x.wish.start - y.wish.start || x.wish.party - y.wish.party || x.person - y.person);
  const plans = new Map<number, SeatPlan>();
  for (const { person, wish } of waiting) {
    const place = town.places[wish.place] as Place;
    const plan = plans.get(place.id) ?? createSeatPlan(place, town.rooms[place.rooms[0] as number] as Room);
    plans.set(place.id, plan);
    const seat = plan.take(wish, person);
    if (seat >= 0) kept[person]?.push({ ...wish, seat });
  }
  for (const list of kept) list.sort((x, y) => x.start - y.start);
  return kept;
}

interface SeatPlan {
  take(wish: Appointment, person: number): number;
}

function createSeatPlan(place: Place, room: Room): SeatPlan {
  const seats = place.guests;
  const perTable = place.kind === 'home' ? 1 : room.seatsPerTable;
  const taken = new Uint8Array(seats * BUCKETS);
  /** The last party at a table in a bucket, −1 for somebody alone. */
  const partyAt = new Map<number, number>();
  const isFree = (seat: number, from: number, to: number) => {
    for (let bucket = from; bucket <= to; bucket++) if (taken[seat * BUCKETS + bucket] === 1) return false;
    return true;
  };
  return {
    take({ start, end, party }, person) {
      const from = Math.max(0, Math.floor((start - EARLIEST_ARRIVAL_SECONDS) / BUCKET_SECONDS));
      const to = Math.min(BUCKETS - 1, Math.floor(end / BUCKET_SECONDS));
      const tables = Math.ceil(seats / perTable);
      let best = -1;
      let bestRank = -1;
      for (let n = 0; n < tables; n++) {
        const table = (person + n) % tables;
        const here = partyAt.get(table * BUCKETS + to);
        const rank = here === undefined ? 1 : party >= 0 && here === party ? 2 : 0;
        if (rank <= bestRank) continue;
        for (let seat = table * perTable; seat < Math.min(seats, (table + 1) * perTable); seat++) {
          if (!isFree(seat, from, to)) continue;
          best = seat;
          bestRank = rank;
          break;
        }
      }
      if (best < 0) return -1;
      const table = Math.floor(best / perTable);
      for (let bucket = from; bucket <= to; bucket++) {
        taken[best * BUCKETS + bucket] = 1;
        partyAt.set(table * BUCKETS + bucket, party);
      }
      return best;
    },
  };
}
