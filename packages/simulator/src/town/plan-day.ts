// SPDX-License-Identifier: GPL-3.0-only
// One day of the whole town: what people mean to do, what capacities allow, and the ways between.
import { randomStream } from '../air/seeded-random.ts';
import { DAY_SECONDS } from '../trace/trace-clock.ts';
import { createBusRuns } from './bus-runs.ts';
import { createTrackWriter, type DayTracks, STREET, type TrackWriter } from './day-tracks.ts';
import { drawAgenda, isWeekend } from './draw-agenda.ts';
import { bedOf } from './fill-home.ts';
import { fillStay, type Stay } from './fill-stay.ts';
import { drawHouseholdDay, type HouseholdDay } from './household-day.ts';
import { EARLIEST_ARRIVAL_SECONDS, type Reservation, reserveSeats } from './reserve-seats.ts';
import type { Place, Resident, Room, Town } from './town-model.ts';
import { usualWaySeconds, writeWay } from './ways.ts';

const MINUTE = 60;
const HOUR = 3600;
/** With less time than this between two appointments nobody goes home. */
const SHORTEST_TIME_AT_HOME = 40 * MINUTE;

/**
 * The tracks of everybody on a local day. Equal towns and days give equal tracks; a day does not depend on others:
 * everybody's day begins and ends in their own bed.
 *
 * @param day local days since 1970-01-01
 * @param dayFrom unix second at which that day begins
 */
export function planDay(town: Town, day: number, dayFrom: number): DayTracks {
  const dayOff = isWeekend(day);
  const shared = town.households.map(({ id }) => drawHouseholdDay(town, id, day, dayOff));
  const agendas = town.residents.map((person) =>
    drawAgenda(town, person, day, shared[person.household] as HouseholdDay),
  );
  const reserved = reserveSeats(town, agendas);
  const runs = createBusRuns(town.bus);
  const writer = createTrackWriter(dayFrom, DAY_SECONDS);
  for (const person of town.residents) {
    const random = randomStream(town.seed, 'day', person.id, day);
    const home = town.places[town.households[person.household]?.home as number] as Place;
    const stops = stopsOf(town, person, home, reserved[person.id] ?? [], random.integer(8 * MINUTE));
    const firstLeave = stops[0]?.until ?? DAY_SECONDS;
    const rises = (person.age < 12 ? 6 : 5) * HOUR + random.integer(75 * MINUTE);
    const rests = (person.age < 12 ? 20.75 : 21.75) * HOUR + random.integer(80 * MINUTE);
    const always = {
      town,
      person,
      day,
      shared: shared[person.household] as HouseholdDay,
      random,
      wakes: Math.max(4 * HOUR, Math.min(rises, firstLeave - 25 * MINUTE)),
      sleeps: rests,
    };
    writeDay(writer, stops, always, (from, to) => writeWay(writer, town, runs, person, from, to));
  }
  return writer.finish();
}

interface Stop {
  readonly place: Place;
  readonly seat: number;
  /** Nobody is let in earlier. */
  readonly opens: number;
  readonly until: number;
}

/** Home, appointment, home …; when to leave is reckoned from the way that comes next. */
function stopsOf(
  town: Town,
  person: Resident,
  home: Place,
  appointments: readonly Reservation[],
  slack: number,
): Stop[] {
  const stops: Stop[] = [];
  let before: Place = home;
  let beforeEnd = 0;
  for (const next of appointments) {
    const place = town.places[next.place] as Place;
    if (place === home) continue;
    const leave = (from: Place) => next.start - usualWaySeconds(town, person, from, place) - slack;
    const viaHome = before !== home && leave(home) - beforeEnd >= SHORTEST_TIME_AT_HOME;
    if (viaHome || stops.length === 0) {
      stops.push({ place: home, seat: -1, opens: 0, until: Math.max(beforeEnd, leave(home)) });
    }
    const opens = next.own ? 0 : next.start - EARLIEST_ARRIVAL_SECONDS;
    stops.push({ place, seat: next.seat, opens, until: next.end });
    before = place;
    beforeEnd = next.end;
  }
  return stops;
}

function writeDay(
  writer: TrackWriter,
  stops: readonly Stop[],
  always: Omit<Stay, 'place' | 'until' | 'seat' | 'leaves'>,
  writeWayBetween: (from: Place, to: Place) => void,
): void {
  const { town, person } = always;
  const home = town.places[town.households[person.household]?.home as number] as Place;
  const bed = bedOf(
    home.rooms.slice(1).map((id) => town.rooms[id] as Room),
    person.member,
  );
  writer.begin(bed?.at ?? home.door);
  let here = home;
  for (const stop of stops) {
    if (stop.place !== here) writeWayBetween(here, stop.place);
    here = stop.place;
    writer.stay(STREET, Math.min(stop.opens, stop.until));
    fillStay(writer, { ...always, place: here, seat: stop.seat, until: stop.until, leaves: true });
  }
  if (here !== home) writeWayBetween(here, home);
  fillStay(writer, { ...always, place: home, seat: -1, until: DAY_SECONDS, leaves: false });
  writer.stay(home.rooms[0] as number, DAY_SECONDS);
}
