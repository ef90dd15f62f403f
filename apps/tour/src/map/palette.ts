// SPDX-License-Identifier: GPL-3.0-only
// The page's colours for the canvas, which cannot read them from the style sheet by itself.
import type { TourPlace } from '@bluezone/simulator';
import type { Mark } from './marks.ts';

export interface Palette {
  readonly land: string;
  readonly street: string;
  readonly wall: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly card: string;
  readonly accent: string;
  readonly guest: string;
  readonly off: string;
  readonly heard: string;
  readonly marks: Record<Mark, string>;
  /** Within a mark. */
  readonly digit: string;
  readonly places: Record<TourPlace['kind'], string>;
}

/** @param probe an element of the page that nobody sees */
export function readPalette(probe: HTMLElement): Palette {
  const colour = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const built = colour('map-built');
  const work = colour('map-work');
  const care = colour('map-care');
  const food = colour('map-food');
  return {
    land: colour('map-land'),
    street: colour('map-street'),
    wall: colour('map-wall'),
    ink: colour('ink'),
    inkSoft: colour('ink-soft'),
    card: colour('card'),
    accent: colour('accent'),
    guest: colour('guest'),
    off: colour('phone-off'),
    heard: colour('map-heard'),
    digit: colour('card'),
    marks: { none: colour('person'), F1: colour('f1'), F2: colour('f2'), case: colour('f0') },
    places: {
      home: built,
      office: work,
      workshop: work,
      school: colour('map-school'),
      shop: food,
      market: food,
      eatery: food,
      cafe: food,
      clinic: care,
      park: colour('map-park'),
    },
  };
}
