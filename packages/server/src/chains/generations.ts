// SPDX-License-Identifier: GPL-3.0-only
// F0, F1, F2 …: how many steps somebody is from the first of their chain.

export interface Linked {
  readonly id: string;
  /** Day by which they stand on the timeline. */
  readonly day: number;
}

export interface Edge {
  readonly from: string;
  readonly to: string;
}

/**
 * Generation of everybody: 0 for who has no source, else one more than the nearest of their sources. In a ring, where
 * everybody has one, the earliest is the first. Takes time in proportion to people and links.
 */
export function generationsOf(
  people: readonly Linked[],
  edges: readonly Edge[],
): ReadonlyMap<string, number> {
  const targets = new Map<string, string[]>();
  const sourced = new Set<string>();
  for (const { from, to } of edges) {
    const list = targets.get(from);
    if (list === undefined) targets.set(from, [to]);
    else list.push(to);
    sourced.add(to);
  }
  const generations = new Map<string, number>();
  const known = new Set(people.map(({ id }) => id));
  const walk = (roots: readonly string[]) => {
    let front = roots.filter((id) => !generations.has(id));
    for (const id of front) generations.set(id, 0);
    for (let generation = 1; front.length > 0; generation++) {
      const next: string[] = [];
      for (const id of front)
        for (const target of targets.get(id) ?? []) {
          if (generations.has(target) || !known.has(target)) continue;
          generations.set(target, generation);
          next.push(target);
        }
      front = next;
    }
  };
  const inOrder = people.toSorted((a, b) => a.day - b.day || (a.id < b.id ? -1 : 1));
  walk(inOrder.filter(({ id }) => !sourced.has(id)).map(({ id }) => id));
  for (const { id } of inOrder) if (!generations.has(id)) walk([id]);
  return generations;
}
