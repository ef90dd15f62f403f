// SPDX-License-Identifier: GPL-3.0-only
// Who knows everything of the world and nothing of phones: maps, tracks, truth, and a receiver next door. In a thread of
// its own, so that a question that takes seconds holds up nobody.

import type { TourTown, TourTracks } from '../tour/tour-api.ts';
import type { TimeRange } from '../trace/contact-truth.ts';
import { DAY_SECONDS } from '../trace/trace-clock.ts';
import type { LivingWorld, Overheard, WorldPerson } from '../world/living-world.ts';
import { openWorld, type WorldSource } from './world-source.ts';

export interface WitnessedWorld
  extends Pick<
    TourTown,
    'kind' | 'name' | 'bounds' | 'utcOffsetMinutes' | 'places' | 'streets' | 'busStops'
  > {
  readonly persons: readonly WorldPerson[];
}

export interface Witness {
  open(source: WorldSource): Promise<WitnessedWorld>;
  tracks(from: number, to: number): Promise<TourTracks>;
  whereIs(person: number, unix: number): Promise<ReturnType<LivingWorld['whereIs']>>;
  /** The longest that a person was close to each other person on one UTC day, within the ranges; seconds. */
  closeTo(
    person: number,
    ranges: readonly TimeRange[],
    now: number,
  ): Promise<[person: number, seconds: number][]>;
  overhear(person: number, from: number, to: number, seed: number): Promise<Overheard[]>;
}

const truthDays = 15;

/** Makes a witness; it knows nothing before `open`. */
export function createWitness(): Witness {
  let world: LivingWorld | null = null;
  const opened = (): LivingWorld => {
    if (world === null) throw new Error('the witness is not open');
    return world;
  };
  return {
    async open(source) {
      world = await openWorld(source);
      const { kind, name, bounds, utcOffsetMinutes, places, streets, busStops, persons } = world;
      return { kind, name, bounds, utcOffsetMinutes, places, streets, busStops, persons };
    },
    tracks: async (from, to) => opened().tracks(from, to),
    whereIs: async (person, unix) => opened().whereIs(person, unix),
    async closeTo(person, ranges, now) {
      const truth = opened().truth(now - truthDays * DAY_SECONDS, now);
      return [...truth.exposureOfPeers(person, ranges)];
    },
    overhear: async (person, from, to, seed) => opened().overhear(person, from, to, seed),
  };
}
