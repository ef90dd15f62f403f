// SPDX-License-Identifier: GPL-3.0-only
// The generated town as a world that goes on.
import { generateTown, type TownOptions } from '../town/generate-town.ts';
import { createTownEars } from '../town/town-ears.ts';
import { createTownLife } from '../town/town-life.ts';
import type { Place, Rectangle, Town } from '../town/town-model.ts';
import type { LivingWorld } from './living-world.ts';
import { overhearFrom, receiverBeside } from './overhear-home.ts';
import { townTracks } from './town-tracks.ts';
import { createTownTruth } from './town-truth.ts';

/**
 * A town of `residents` (1 to 5000) out of a seed; equal options give equal worlds, in whatever thread.
 *
 * @throws RangeError when the number of residents is not a whole number from 1 to 5000
 */
export function townWorld(options: TownOptions): LivingWorld {
  const town = generateTown(options);
  const life = createTownLife(town);
  const homeOf = (household: number) => town.households[household]?.home as number;
  return {
    kind: 'town',
    name: town.name,
    persons: town.residents.map(({ id, name, age, household, work }) => ({
      index: id,
      name,
      age,
      home: homeOf(household),
      work,
      household,
    })),
    utcOffsetMinutes: life.utcOffsetMinutes,
    bounds: inCentimetres(town.bounds),
    places: town.places.map((place) => ({
      id: place.id,
      kind: place.kind,
      name: place.name,
      ...inCentimetres(place),
      rooms: place.rooms.map((room) => inCentimetres(town.rooms[room] as Rectangle)),
    })),
    streets: town.streets,
    busStops: town.bus.stops.map(({ name, at }) => ({ name, ...at })),
    listen: ({ seed, from, listeners, isOn, dutyOf, transmitPowerDbm }) =>
      createTownEars(life, {
        seed,
        from,
        listeners: everybody(town).filter(listeners),
        scansAt: isOn,
        presenceAt: (person, unix) => (isOn(person, unix) ? 'beacons' : 'bystander'),
        dutyOf,
        powerOf: () => transmitPowerDbm,
      }),
    tracks: (from, to) => townTracks(life, from, to),
    whereIs(person, unix) {
      const { place, setting } = life.whereIs(person, unix);
      return { place, setting };
    },
    truth: createTownTruth(life),
    overhear(person, from, to, seed) {
      const home = town.places[homeOf(town.residents[person]?.household as number)] as Place;
      return overhearFrom(life, receiverBeside(town, home), from, to, seed);
    },
  };
}

const everybody = (town: Town): number[] => town.residents.map(({ id }) => id);

function inCentimetres({ x, y, width, height }: Rectangle): Rectangle {
  const rounded = (metres: number) => Math.round(metres * 100) / 100;
  return { x: rounded(x), y: rounded(y), width: rounded(width), height: rounded(height) };
}
