// SPDX-License-Identifier: GPL-3.0-only
// Where a point of the map is, in terms of places and streets.
import type { TourPlace, TourTown } from '@bluezone/simulator';

export type Street = TourTown['streets'][number];

export type Where =
  | { readonly kind: 'place'; readonly place: TourPlace }
  | { readonly kind: 'street'; readonly street: Street }
  | { readonly kind: 'open' };

/** Beside a street one is still on it. */
const VERGE_METRES = 4;

export function whereIs(town: Pick<TourTown, 'places' | 'streets'>, x: number, y: number): Where {
  const place = town.places.find(
    (each) => x >= each.x && x <= each.x + each.width && y >= each.y && y <= each.y + each.height,
  );
  if (place !== undefined) return { kind: 'place', place };
  let nearest: Street | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const street of town.streets) {
    const metres = metresFrom(street, x, y) - street.width / 2;
    if (metres <= VERGE_METRES && metres < least) {
      least = metres;
      nearest = street;
    }
  }
  return nearest === null ? { kind: 'open' } : { kind: 'street', street: nearest };
}

/** From the middle line of a street. */
function metresFrom({ from, to }: Street, x: number, y: number): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - from.x) * dx + (y - from.y) * dy) / length));
  return Math.hypot(x - from.x - share * dx, y - from.y - share * dy);
}
