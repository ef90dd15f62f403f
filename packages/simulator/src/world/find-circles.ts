// SPDX-License-Identifier: GPL-3.0-only
// Who belongs together, told from who spends time with whom: communities of high modularity (V. D. Blondel et al., Fast
// unfolding of communities in large networks, J. Stat. Mech. 2008).

/** Time together: node → neighbour → weight, the same both ways. A node's own weight counts inside it. */
export type Ties = readonly ReadonlyMap<number, number>[];

const LEAST_GAIN = 1e-12;

/** The circles, each with its members ascending, by their first member. Every node is in exactly one. */
export function findCircles(ties: Ties): number[][] {
  let members = ties.map((_, node) => [node]);
  let level = ties;
  for (;;) {
    const circleOf = moveToBetterCircles(level);
    const circles = new Set(circleOf).size;
    if (circles === level.length) break;
    members = merge(members, circleOf);
    level = joinTies(level, circleOf, circles);
  }
  for (const circle of members) circle.sort((x, y) => x - y);
  return members.sort((x, y) => (x[0] as number) - (y[0] as number));
}

/** Each node's circle, numbered from 0 by first appearance: nodes move, in order, until no move adds modularity. */
function moveToBetterCircles(ties: Ties): number[] {
  const weights = ties.map((of) => [...of.values()].reduce((sum, weight) => sum + weight, 0));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const circleOf = ties.map((_, node) => node);
  const circleWeight = [...weights];
  for (let moved = total > 0; moved; ) {
    moved = false;
    ties.forEach((of, node) => {
      const own = circleOf[node] as number;
      const weight = weights[node] as number;
      circleWeight[own] = (circleWeight[own] as number) - weight;
      const towards = new Map<number, number>([[own, 0]]);
      for (const [other, tie] of of) {
        if (other === node) continue;
        const circle = circleOf[other] as number;
        towards.set(circle, (towards.get(circle) ?? 0) + tie);
      }
      const gain = (circle: number, tie: number) => tie - ((circleWeight[circle] as number) * weight) / total;
      let best = own;
      let most = gain(own, towards.get(own) ?? 0);
      for (const [circle, tie] of towards) {
        const gained = gain(circle, tie);
        if (gained <= most + LEAST_GAIN * total) continue;
        best = circle;
        most = gained;
      }
      circleWeight[best] = (circleWeight[best] as number) + weight;
      circleOf[node] = best;
      if (best !== own) moved = true;
    });
  }
  const numbers = new Map<number, number>();
  return circleOf.map((circle) => {
    if (!numbers.has(circle)) numbers.set(circle, numbers.size);
    return numbers.get(circle) as number;
  });
}

function merge(members: readonly (readonly number[])[], circleOf: readonly number[]): number[][] {
  const merged: number[][] = [];
  members.forEach((nodes, at) => {
    const circle = circleOf[at] as number;
    merged[circle] ??= [];
    merged[circle].push(...nodes);
  });
  return merged;
}

function joinTies(ties: Ties, circleOf: readonly number[], circles: number): Ties {
  const joined = Array.from({ length: circles }, () => new Map<number, number>());
  ties.forEach((of, node) => {
    const into = joined[circleOf[node] as number] as Map<number, number>;
    for (const [other, weight] of of) {
      const circle = circleOf[other] as number;
      into.set(circle, (into.get(circle) ?? 0) + weight);
    }
  });
  return joined;
}
