// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { randomStream, sfc32 } from './seeded-random.ts';

it('sfc32 gives the numbers of the reference in C after its 15 rounds', () => {
  const next = sfc32(1, 2, 3);
  expect([next(), next(), next(), next(), next()]).toEqual([
    3987121759, 92551270, 1122162139, 24194941, 3548292025,
  ]);
});

it('equal seeds and labels give equal streams, whatever else was drawn in between', () => {
  const first = randomStream(1, 'noise', 3, 7);
  randomStream(1, 'other').bits();
  const second = randomStream(1, 'noise', 3, 7);
  expect([first.bits(), first.bits(), first.bits()]).toEqual([second.bits(), second.bits(), second.bits()]);
});

it('another seed, another label, another order or another division into labels is another stream', () => {
  const streams = [
    randomStream(1, 'ab', 'c'),
    randomStream(1, 'a', 'bc'),
    randomStream(1, 'c', 'ab'),
    randomStream(2, 'ab', 'c'),
    randomStream(1, 'ab', 'c', 0),
    randomStream(1, 12),
    randomStream(1, 1, 2),
    randomStream(1, '12'),
    randomStream(-1, 12),
    randomStream(0.5, 12),
  ];
  expect(new Set(streams.map((stream) => stream.bits())).size).toBe(streams.length);
});

it('first draws of neighbouring labels are as spread as draws of one stream', () => {
  const draws = Array.from({ length: 20_000 }, (_, n) =>
    randomStream(1, 'scan', n % 200, Math.floor(n / 200)).uniform(),
  );
  const bins = new Array<number>(20).fill(0);
  for (const draw of draws) bins[Math.floor(draw * 20)] = (bins[Math.floor(draw * 20)] ?? 0) + 1;
  const chiSquare = bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
  expect(chiSquare).toBeLessThan(43.8); // 19 degrees of freedom, one chance in a thousand
  expect(new Set(draws).size).toBeGreaterThan(19_990);
});

it('uniform, normal, exponential and integer draws have their means and deviations', () => {
  const stream = randomStream(7, 'moments');
  const momentsOf = (draw: () => number) => {
    const draws = Array.from({ length: 50_000 }, draw);
    const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length;
    const deviation = Math.sqrt(draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws.length);
    return { mean, deviation, lowest: Math.min(...draws), highest: Math.max(...draws) };
  };
  const uniform = momentsOf(stream.uniform);
  expect(uniform.mean).toBeCloseTo(0.5, 1.9);
  expect(uniform.lowest).toBeGreaterThanOrEqual(0);
  expect(uniform.highest).toBeLessThan(1);
  const normal = momentsOf(stream.normal);
  expect(Math.abs(normal.mean)).toBeLessThan(0.02);
  expect(Math.abs(normal.deviation - 1)).toBeLessThan(0.02);
  const exponential = momentsOf(() => stream.exponential(7));
  expect(Math.abs(exponential.mean - 7)).toBeLessThan(0.15);
  expect(exponential.lowest).toBeGreaterThanOrEqual(0);
  const integer = momentsOf(() => stream.integer(6));
  expect([integer.lowest, integer.highest]).toEqual([0, 5]);
  expect(Math.abs(integer.mean - 2.5)).toBeLessThan(0.05);
});
