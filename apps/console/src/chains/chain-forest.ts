// SPDX-License-Identifier: GPL-3.0-only
// Who stands below whom. People may have several sources; the drawing and the tree need one, so each is put below the first of
// them, and the other links are kept beside. The same forest serves the drawing, the tree and the table.
import type { ChainLink, ChainPerson } from './chain.ts';

export interface ForestNode {
  readonly person: ChainPerson;
  /** The link by which it stands below its parent; null for a root. */
  readonly link: ChainLink | null;
  readonly parent: ForestNode | null;
  /** By day, then by name. */
  readonly children: readonly ForestNode[];
  /** 0 for a root. */
  readonly depth: number;
}

export interface Forest {
  /** Earliest first. */
  readonly roots: readonly ForestNode[];
  /** Parents before their children, in the order in which a tree is read. */
  readonly inOrder: readonly ForestNode[];
  /** Links that the tree does not show: second sources, and those that would lead round in a circle. */
  readonly otherLinks: readonly ChainLink[];
}

interface Growing extends ForestNode {
  link: ChainLink | null;
  parent: Growing | null;
  readonly children: Growing[];
  depth: number;
}

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byDay = (a: ForestNode, b: ForestNode): number =>
  text(a.person.day, b.person.day) || text(a.person.name, b.person.name) || text(a.person.id, b.person.id);

/** Whether `node` stands somewhere above `below`. */
function isAbove(node: Growing, below: Growing): boolean {
  for (let at: Growing | null = below; at !== null; at = at.parent) if (at === node) return true;
  return false;
}

/**
 * Puts everybody below their first source: the earliest by its own day, then by the day of the link. Links to people who are
 * not among `people` are left out. Takes time by the number of links, and by the depth of the tree for each.
 */
export function growForest(people: readonly ChainPerson[], links: readonly ChainLink[]): Forest {
  const nodes = new Map<string, Growing>();
  for (const person of people)
    nodes.set(person.id, { person, link: null, parent: null, children: [], depth: 0 });
  const known: { link: ChainLink; source: Growing; target: Growing }[] = [];
  for (const link of links) {
    const source = nodes.get(link.from);
    const target = nodes.get(link.to);
    if (source !== undefined && target !== undefined) known.push({ link, source, target });
  }
  known.sort(
    (a, b) =>
      text(a.source.person.day, b.source.person.day) ||
      text(a.link.day ?? '', b.link.day ?? '') ||
      text(a.link.linkId, b.link.linkId),
  );
  const otherLinks: ChainLink[] = [];
  for (const { link, source, target } of known) {
    if (target.parent !== null || isAbove(target, source)) {
      otherLinks.push(link);
      continue;
    }
    target.parent = source;
    target.link = link;
    source.children.push(target);
  }
  const roots = [...nodes.values()].filter(({ parent }) => parent === null).sort(byDay);
  const inOrder: ForestNode[] = [];
  const waiting: Growing[] = [...roots].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    node.depth = node.parent === null ? 0 : node.parent.depth + 1;
    inOrder.push(node);
    node.children.sort(byDay);
    for (let i = node.children.length - 1; i >= 0; i--) waiting.push(node.children[i] as Growing);
  }
  return { roots, inOrder, otherLinks };
}
