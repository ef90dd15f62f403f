// SPDX-License-Identifier: GPL-3.0-only
// How a person is marked, on the map and in lists: by shape and colour both, so that neither is needed alone.
import type { PersonState } from '@bluezone/simulator';

export const marks = ['none', 'F2', 'F1', 'case'] as const;
/** In the order of drawing: what matters most lies on top. */
export type Mark = (typeof marks)[number];

/** What of a person's state the mark shows. */
export type MarkedState = Pick<PersonState, 'phone' | 'exposure' | 'isCase'>;

export function markOf(state: Omit<MarkedState, 'phone'> | undefined): Mark {
  if (state === undefined) return 'none';
  if (state.isCase) return 'case';
  return state.exposure;
}

/** The digit within a mark, for those that have one. */
export const markDigit: Record<Mark, string> = { none: '', F2: '2', F1: '1', case: '0' };

/** Corners of a mark around (0, 0) for radius 1, y downwards; null for a circle. */
export const markCorners: Record<Mark, readonly (readonly [number, number])[] | null> = {
  none: null,
  F2: [
    [0, -1.25],
    [1.2, 0.85],
    [-1.2, 0.85],
  ],
  F1: [
    [0, -1.3],
    [1.3, 0],
    [0, 1.3],
    [-1.3, 0],
  ],
  case: [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ],
};

/** The words for a person's state. */
export interface StateWords {
  readonly none: string;
  readonly F1: string;
  readonly F2: string;
  readonly case: string;
  readonly off: string;
  readonly guest: string;
}

/** "F1, phone off": what a person's mark says. */
export function stateInWords(state: MarkedState | undefined, words: StateWords): string {
  const said = words[markOf(state)];
  return state === undefined || state.phone === 'on' ? said : `${said}, ${words[state.phone]}`;
}

/** Indices in the order of drawing. */
export function drawingOrder(people: readonly PersonState[], count: number): Uint16Array {
  const rank = new Uint8Array(count);
  for (const state of people) rank[state.index] = marks.indexOf(markOf(state));
  return Uint16Array.from({ length: count }, (_, index) => index).sort(
    (a, b) => (rank[a] as number) - (rank[b] as number) || a - b,
  );
}

/** People whose mark has become more serious. */
export function newlyMarked(before: readonly PersonState[], now: readonly PersonState[]): number[] {
  if (before === now) return [];
  return now
    .filter((state) => {
      const known = before[state.index];
      return known !== undefined && marks.indexOf(markOf(state)) > marks.indexOf(markOf(known));
    })
    .map(({ index }) => index);
}
