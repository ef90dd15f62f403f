// SPDX-License-Identifier: GPL-3.0-only
// What a household shares on a day: meal times, and on days off now and then an outing of everybody.
import { randomStream } from '../air/seeded-random.ts';
import type { PlaceKind, Town } from './town-model.ts';

const MINUTE = 60;
const HOUR = 3600;

/** Times in seconds of the local day, ends exclusive. */
export interface HouseholdDay {
  readonly lunch: readonly [from: number, to: number];
  readonly dinner: readonly [from: number, to: number];
  readonly outing: { readonly place: number; readonly start: number; readonly end: number } | null;
}

/** Share of households that go out together on a day off. Assumed. */
const OUTING_SHARE = 0.35;

export function drawHouseholdDay(town: Town, household: number, day: number, dayOff: boolean): HouseholdDay {
  const random = randomStream(town.seed, 'household-day', household, day);
  const lunch = 11.6 * HOUR + random.integer(40 * MINUTE);
  const dinner = 18.2 * HOUR + random.integer(60 * MINUTE);
  const goes = random.uniform() < OUTING_SHARE;
  const kind: PlaceKind = (['eatery', 'cafe', 'park', 'market'] as const)[random.integer(4)] ?? 'park';
  const choices = town.places.filter((place) => place.kind === kind);
  const place = choices[random.integer(Math.max(1, choices.length))];
  const start = (random.uniform() < 0.5 ? 9 : 15.5) * HOUR + random.integer(90 * MINUTE);
  const end = start + 45 * MINUTE + random.integer(45 * MINUTE);
  return {
    lunch: [Math.round(lunch), Math.round(lunch) + 35 * MINUTE],
    dinner: [Math.round(dinner), Math.round(dinner) + (25 + random.integer(20)) * MINUTE],
    outing: dayOff && goes && place !== undefined ? { place: place.id, start, end } : null,
  };
}
