// SPDX-License-Identifier: GPL-3.0-only
// Gradient boosting of small trees (J. Friedman, "Greedy function approximation", 2001): tells apart what differs by
// thresholds and by two or three things together, however odd their scales.
import { randomStream } from '../../air/seeded-random.ts';
import type { Learn, Sample } from './sample.ts';

interface BoostingSettings {
  readonly seed: number;
  readonly trees: number;
  /** Splits on the way from the root to a leaf. */
  readonly depth: number;
  readonly rate: number;
  /** Share of the samples that each tree sees. */
  readonly share: number;
  /** Fewest samples in a leaf. */
  readonly leaf: number;
}

const boostingSettings: BoostingSettings = {
  seed: 1,
  trees: 80,
  depth: 3,
  rate: 0.06,
  share: 0.6,
  leaf: 12,
};

/** Thresholds that are tried for each feature. */
const thresholds = 24;

interface Leaf {
  readonly value: number;
}

interface Split {
  readonly feature: number;
  /** Values up to it go left. */
  readonly threshold: number;
  readonly left: Tree;
  readonly right: Tree;
}

type Tree = Leaf | Split;

/** What all trees of one training are grown from. */
interface Ground {
  readonly width: number;
  /** Ascending thresholds of each feature. */
  readonly cuts: readonly (readonly number[])[];
  /** For each feature, in which stretch between thresholds each sample lies. */
  readonly bins: readonly Uint8Array[];
  readonly gradient: Float64Array;
  readonly curvature: Float64Array;
  readonly settings: BoostingSettings;
}

/** Learns with the given settings, the same from the same samples. */
export function boostedTrees(settings: BoostingSettings = boostingSettings): Learn {
  return (samples) => {
    const random = randomStream(settings.seed, 'boosting', samples.length);
    const ground = groundOf(samples, settings);
    const scores = new Float64Array(samples.length);
    const trees: Tree[] = [];
    for (let n = 0; n < settings.trees; n++) {
      samples.forEach(({ isPositive }, i) => {
        const chance = 1 / (1 + Math.exp(-(scores[i] as number)));
        ground.gradient[i] = (isPositive ? 1 : 0) - chance;
        ground.curvature[i] = chance * (1 - chance);
      });
      const seen = samples.flatMap((_, i) => (random.uniform() < settings.share ? [i] : []));
      const tree = grow(ground, seen, settings.depth);
      trees.push(tree);
      samples.forEach(({ features }, i) => {
        scores[i] = (scores[i] as number) + settings.rate * scoreOf(tree, features);
      });
    }
    return (features) => trees.reduce((sum, tree) => sum + settings.rate * scoreOf(tree, features), 0);
  };
}

function groundOf(samples: readonly Sample[], settings: BoostingSettings): Ground {
  const width = samples[0]?.features.length ?? 0;
  const cuts = Array.from({ length: width }, (_, feature) =>
    cutsOf(samples.map(({ features }) => features[feature] as number)),
  );
  const bins = cuts.map((of, feature) =>
    Uint8Array.from(samples, ({ features }) => {
      const value = features[feature] as number;
      const at = of.findIndex((cut) => value <= cut);
      return at < 0 ? of.length : at;
    }),
  );
  const gradient = new Float64Array(samples.length);
  return { width, cuts, bins, gradient, curvature: new Float64Array(samples.length), settings };
}

/** Thresholds that part the values into stretches of about the same number. */
function cutsOf(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const cuts = new Set<number>();
  for (let i = 1; i <= thresholds; i++)
    cuts.add(sorted[Math.floor((i * sorted.length) / (thresholds + 1))] as number);
  cuts.delete(sorted[sorted.length - 1] as number);
  return [...cuts].sort((a, b) => a - b);
}

function grow(ground: Ground, seen: readonly number[], depth: number): Tree {
  const best = depth === 0 ? null : bestSplit(ground, seen);
  if (best === null) return { value: leafValue(ground, seen) };
  const { feature, cut } = best;
  const bins = ground.bins[feature] as Uint8Array;
  return {
    feature,
    threshold: (ground.cuts[feature] as readonly number[])[cut] as number,
    left: grow(
      ground,
      seen.filter((i) => (bins[i] as number) <= cut),
      depth - 1,
    ),
    right: grow(
      ground,
      seen.filter((i) => (bins[i] as number) > cut),
      depth - 1,
    ),
  };
}

function leafValue({ gradient, curvature }: Ground, seen: readonly number[]): number {
  let g = 0;
  let c = 1;
  for (const i of seen) {
    g += gradient[i] as number;
    c += curvature[i] as number;
  }
  return g / c;
}

function bestSplit(ground: Ground, seen: readonly number[]): { feature: number; cut: number } | null {
  const { width, cuts, bins, gradient, curvature, settings } = ground;
  let best: { feature: number; cut: number } | null = null;
  let bestGain = 1e-9;
  const g = new Float64Array(thresholds + 1);
  const c = new Float64Array(thresholds + 1);
  const n = new Uint32Array(thresholds + 1);
  for (let feature = 0; feature < width; feature++) {
    for (const sums of [g, c, n]) sums.fill(0);
    const of = bins[feature] as Uint8Array;
    for (const i of seen) {
      const bin = of[i] as number;
      g[bin] = (g[bin] as number) + (gradient[i] as number);
      c[bin] = (c[bin] as number) + (curvature[i] as number);
      n[bin] = (n[bin] as number) + 1;
    }
    const total = { g: sumOf(g), c: sumOf(c), n: seen.length };
    let left = { g: 0, c: 0, n: 0 };
    for (let cut = 0; cut < (cuts[feature] as readonly number[]).length; cut++) {
      left = {
        g: left.g + (g[cut] as number),
        c: left.c + (c[cut] as number),
        n: left.n + (n[cut] as number),
      };
      const right = { g: total.g - left.g, c: total.c - left.c, n: total.n - left.n };
      if (left.n < settings.leaf || right.n < settings.leaf) continue;
      const gain = left.g ** 2 / (left.c + 1) + right.g ** 2 / (right.c + 1) - total.g ** 2 / (total.c + 1);
      if (gain > bestGain) {
        bestGain = gain;
        best = { feature, cut };
      }
    }
  }
  return best;
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

function scoreOf(tree: Tree, features: readonly number[]): number {
  let at = tree;
  while ('feature' in at) at = (features[at.feature] as number) <= at.threshold ? at.left : at.right;
  return at.value;
}
