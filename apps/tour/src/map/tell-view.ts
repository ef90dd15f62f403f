// SPDX-License-Identifier: GPL-3.0-only
// The view of the map in words, for those who do not see it.
import type { PersonState, TourTown } from '@bluezone/simulator';
import { listText } from '../language/format.ts';
import type { Language } from '../language/use-language.ts';
import type { map as words } from '../language/vi/map.ts';
import { markOf } from './marks.ts';
import type { Size, View } from './view.ts';
import { whereIs } from './where.ts';

type Words = typeof words;

const MOST_PLACES = 3;

export function tellWhere(
  town: Pick<TourTown, 'places' | 'streets'>,
  at: { readonly x: number; readonly y: number },
  t: Words,
): string {
  const where = whereIs(town, at.x, at.y);
  if (where.kind === 'place') return t.atPlace(where.place.name, t.placeKind[where.place.kind]);
  return where.kind === 'street' ? t.onStreet(where.street.name) : t.inTheOpen;
}

/** What the map shows: how many people, in which states, near which places, and where the chosen one is. */
export function tellView(
  town: TourTown,
  states: readonly PersonState[],
  shown: { readonly view: View; readonly size: Size; readonly people: readonly number[] },
  chosen: { readonly person: number; readonly x: number; readonly y: number } | null,
  t: Words,
  language: Language,
): string {
  const count = { case: 0, F1: 0, F2: 0, none: 0 };
  for (const person of shown.people) count[markOf(states[person])]++;
  const said = [t.viewHolds(shown.people.length, count.case, count.F1, count.F2)];
  const places = placesInMiddle(town, shown.view, shown.size);
  if (places.length > 0) said.push(t.viewNear(listText(language, places)));
  const name = chosen === null ? undefined : town.people[chosen.person]?.name;
  if (chosen !== null && name !== undefined) {
    const isPlaced = town.kind === 'town';
    said.push(isPlaced ? t.personIs(name, tellWhere(town, chosen, t)) : t.personChosen(name));
  }
  return said.join(' ');
}

/** Names of the places nearest the middle of the view, among those in view. */
function placesInMiddle(town: TourTown, view: View, size: Size): string[] {
  const halfWidth = size.width / view.scale / 2;
  const halfHeight = size.height / view.scale / 2;
  return town.places
    .map(({ name, x, y, width, height }) => ({
      name,
      dx: Math.abs(x + width / 2 - view.cx),
      dy: Math.abs(y + height / 2 - view.cy),
    }))
    .filter(({ dx, dy }) => dx <= halfWidth && dy <= halfHeight)
    .sort((a, b) => a.dx + a.dy - b.dx - b.dy)
    .slice(0, MOST_PLACES)
    .map(({ name }) => name);
}
