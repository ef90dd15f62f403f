// SPDX-License-Identifier: GPL-3.0-only
// A chain as the desk tells it, and what of it is shown.
import type { CasesPaths } from '@bluezone/desk-client';
import { foldText, matchesFolded } from '../language/fold-text.ts';

export type Chain = CasesPaths['/v1/chains']['get']['responses'][200]['content']['application/json'];
export type ChainPerson = Chain['nodes'][number];
export type ChainLink = Chain['edges'][number];

/** Who stands on the drawing: index patient, F1, F2, and everybody further off. */
export type Generation = 0 | 1 | 2 | 3;

export const generationOf = ({ generation }: Pick<ChainPerson, 'generation'>): Generation =>
  Math.min(3, Math.max(0, generation)) as Generation;

export interface ChainFilter {
  /** Shown generations. */
  readonly generations: ReadonlySet<Generation>;
  /** Cases only, contacts only, or both. */
  readonly kind: 'case' | 'person' | 'all';
  /** Part of a name, without regard to marks. */
  readonly name: string;
}

export const everything: ChainFilter = { generations: new Set([0, 1, 2, 3]), kind: 'all', name: '' };

/** The people a filter lets through, and the links between them. */
export function filterChain({ nodes, edges }: Pick<Chain, 'nodes' | 'edges'>, filter: ChainFilter) {
  const sought = foldText(filter.name);
  const people = nodes.filter(
    (node) =>
      filter.generations.has(generationOf(node)) &&
      (filter.kind === 'all' || node.kind === filter.kind) &&
      (sought === '' || matchesFolded(foldText(node.name), sought)),
  );
  const shown = new Set(people.map(({ id }) => id));
  return { people, links: edges.filter(({ from, to }) => shown.has(from) && shown.has(to)) };
}
