// SPDX-License-Identifier: GPL-3.0-only
// The town as its page is told of it.
import type { LivingTown } from '../living/living-town.ts';
import { phoneNumberOf } from '../run/simulated-person.ts';
import type { HostileSpell } from './hostile-spell.ts';
import type { TourResident, TourState, TourTown } from './tour-api.ts';

export function townView({ parts }: LivingTown, run: string): TourTown {
  const { world, guests, state } = parts;
  const { kind, name, bounds, utcOffsetMinutes, places, streets, busStops, persons } = world;
  const people = persons.map((person) => ({ ...person, phoneNumber: phoneNumberOf(person.index) }));
  const bornAt = state.bornAt;
  return {
    run,
    kind,
    name,
    bounds,
    utcOffsetMinutes,
    people,
    places,
    streets,
    busStops,
    guest: guests[0] ?? null,
    guests,
    bornAt,
  };
}

export function stateView(town: LivingTown, spell: HostileSpell, run: string, since: number): TourState {
  const { record, pacemaker, parts } = town;
  const { state } = parts;
  const { people, feed } = record.since(since > record.revision ? 0 : since);
  const count = (degree: 'F1' | 'F2') => record.persons.filter(({ exposure }) => exposure === degree).length;
  return {
    run,
    revision: record.revision,
    opening: town.opening,
    clock: town.clock,
    pace: pacemaker.pace,
    reachedPace: Math.round(pacemaker.reached * 100) / 100,
    people,
    feed,
    cases: state.cases,
    levers: state.levers,
    hostile: spell.view(),
    fault: town.fault,
    figures: {
      phones: record.persons.filter(({ phone }) => phone !== 'off').length,
      f1: count('F1'),
      f2: count('F2'),
      exports: state.knownExports.length,
      posts: state.posts,
      dummies: state.dummies,
    },
  };
}

/** A resident as their own phone tells it; a guest's phone is a visitor's and tells nobody here. */
export async function residentView(town: LivingTown, person: number): Promise<TourResident> {
  const state = town.record.persons[person];
  if (state === undefined) throw new RangeError('there is no such person');
  const where = await town.parts.hands.witness.whereIs(person, town.clock);
  const place = where === null ? null : { id: where.place, setting: where.setting };
  if (town.parts.guests.includes(person)) return { ...untold, person, state, place };
  const { facts, ...look } = await town.crews.of(person).look(person);
  const { alerts, shares, hasUploadToken } = facts;
  return { person, state, ...look, hasUploadToken, alerts, shares, place };
}

const untold: Omit<TourResident, 'person' | 'state' | 'place'> = {
  protection: 'guest',
  lastGoodCheck: null,
  lastFailure: null,
  lastScan: null,
  intervalsProtectedToday: 0,
  community: null,
  heardIdentifiers: 0,
  hasUploadToken: false,
  history: [],
  alerts: [],
  shares: [],
};
