// SPDX-License-Identifier: GPL-3.0-only
// Marks by generation: the shape says it without the colour; who is a confirmed case is filled.
import { type ChainPerson, generationOf } from './chain.ts';

/** Half of a mark's width, pixels. */
export const markSize = 6;

const shapes = [
  `M${-markSize} ${-markSize}H${markSize}V${markSize}H${-markSize}Z`,
  `M${-markSize} 0A${markSize} ${markSize} 0 1 0 ${markSize} 0A${markSize} ${markSize} 0 1 0 ${-markSize} 0Z`,
  `M0 ${-markSize - 1}L${markSize + 1} 0L0 ${markSize + 1}L${-markSize - 1} 0Z`,
  `M0 ${-markSize - 1}L${markSize + 1} ${markSize}H${-markSize - 1}Z`,
] as const;

/** Path of the mark, round the origin. */
export const shapeOf = (person: Pick<ChainPerson, 'generation'>): string => shapes[generationOf(person)];

/** "g0" … "g3": named in the style sheet and in the saved picture. */
export const classOf = (person: Pick<ChainPerson, 'generation' | 'kind'>): string =>
  `mark g${generationOf(person)}${person.kind === 'case' ? ' is-case' : ''}`;
