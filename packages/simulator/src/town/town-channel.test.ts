// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { DEFAULT_RECEPTION_MODEL, drawReceivedPackets } from '../air/packet-reception.ts';
import { randomStream } from '../air/seeded-random.ts';
import { DEFAULT_STRENGTH_MODEL } from '../air/strength-model.ts';
import { createKeyedStream } from './keyed-stream.ts';
import { createTownChannel, DEFAULT_SHADOWING_MODEL, drawScanNoiseDb } from './town-channel.ts';
import { createTownReception, drawPoisson } from './town-reception.ts';

const momentsOf = (draws: readonly number[]) => {
  const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length;
  return { mean, deviation: Math.sqrt(draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws.length) };
};

it('shadowing of pairs has the mean 0 and the deviation 4.1 dB that were fitted', () => {
  const channel = createTownChannel(1);
  const losses = Array.from({ length: 40_000 }, (_, n) =>
    channel.lossDb(n % 4000, 4001 + (n % 997), n * 60, n * 70, n / 9, 0),
  );
  const { mean, deviation } = momentsOf(losses);
  expect(Math.abs(mean)).toBeLessThan(0.12);
  expect(Math.abs(deviation - 4.1)).toBeLessThan(0.1);
  expect(channel.residueDb).toBeGreaterThan(1);
});

it('a wall costs 15 dB, and postures that last keep their loss', () => {
  const channel = createTownChannel(2);
  const open = channel.lossDb(3, 9, 100, 200, 0.4, 0);
  expect(channel.lossDb(3, 9, 100, 200, 0.4, 0)).toBe(open);
  expect(channel.lossDb(3, 9, 100, 200, 0.4, 1)).toBeCloseTo(open + 15, 9);
  expect(channel.lossDb(3, 9, 101, 200, 0.4, 0)).not.toBe(open);
});

it('turning around changes the loss by the swing of the body, both ways', () => {
  const channel = createTownChannel(3);
  const losses = Array.from({ length: 360 }, (_, n) => channel.lossDb(1, 2, 50, 60, (n * Math.PI) / 180, 0));
  const swing = (Math.max(...losses) - Math.min(...losses)) / 2;
  expect(swing).toBeGreaterThan(0.1);
  expect(swing).toBeLessThanOrEqual(2 * DEFAULT_SHADOWING_MODEL.bodySwingDb + 1e-9);
});

it('phones are carried as the shares say', () => {
  const channel = createTownChannel(4);
  const carried = Array.from({ length: 5000 }, (_, person) => channel.carriageOf(person, 1000));
  for (const { carriage, share } of DEFAULT_SHADOWING_MODEL.carriages) {
    expect(Math.abs(carried.filter((each) => each === carriage).length / 5000 - share)).toBeLessThan(0.03);
  }
});

it('more shadowing than the model allows is refused', () => {
  expect(() => createTownChannel(1, { ...DEFAULT_SHADOWING_MODEL, bodySwingDb: 9 })).toThrow(RangeError);
});

it.each([
  ['heavy-tailed', 5],
  ['normal', 100],
])('%s fading deviates by 4.9 dB from scan to scan', (_, scanNoiseFreedom) => {
  const stream = createKeyedStream(1, 'fading');
  const model = { ...DEFAULT_STRENGTH_MODEL, scanNoiseFreedom };
  const draws = Array.from({ length: 60_000 }, (_, n) => drawScanNoiseDb(model, stream.of(n % 300, n, 7)));
  const { mean, deviation } = momentsOf(draws);
  expect(Math.abs(mean)).toBeLessThan(0.08);
  expect(Math.abs(deviation - 4.9)).toBeLessThan(0.2);
  // Student's t with 5 degrees leaves 3 deviations 3.3 times as often as the normal distribution does.
  const far = draws.filter((draw) => Math.abs(draw) > 3 * 4.9).length / draws.length;
  expect(Math.abs(far - (scanNoiseFreedom === 5 ? 0.0118 : 0.0027))).toBeLessThan(0.0015);
});

it.each([
  [0.5, 0.03],
  [1.5, 0.09],
  [2, 0.15],
  [2.9, 0.24],
  [4, 0.31],
  [9, 0.5],
])('at %s m a scan misses a phone with chance %s', (metres, chance) => {
  const reception = createTownReception();
  const random = randomStream(1, 'miss', metres);
  const silent = Array.from({ length: 20_000 }, () => reception.drawPackets(metres, 0, 4, random)).filter(
    (n) => n === 0,
  );
  expect(Math.abs(silent.length / 20_000 - chance)).toBeLessThan(0.012);
});

it('packets are spread as the model that draws each of them spreads them', () => {
  const reception = createTownReception();
  const random = randomStream(1, 'packets');
  const model = { ...DEFAULT_RECEPTION_MODEL, scanLossProbability: 0.03 };
  for (const seconds of [0.2, 1, 3, 4]) {
    const quick = momentsOf(
      Array.from({ length: 20_000 }, () => reception.drawPackets(1, 0, seconds, random)),
    );
    const slow = momentsOf(Array.from({ length: 20_000 }, () => drawReceivedPackets(model, seconds, random)));
    expect(Math.abs(quick.mean - slow.mean)).toBeLessThan(0.08);
    expect(Math.abs(quick.deviation - slow.deviation)).toBeLessThan(0.08);
  }
});

it('counts of bystanders are Poisson', () => {
  const random = randomStream(1, 'bystanders');
  const { mean, deviation } = momentsOf(Array.from({ length: 20_000 }, () => drawPoisson(6, random)));
  expect(Math.abs(mean - 6)).toBeLessThan(0.06);
  expect(Math.abs(deviation - Math.sqrt(6))).toBeLessThan(0.05);
});

it('keyed streams of neighbouring numbers are independent of each other', () => {
  const stream = createKeyedStream(1, 'spread');
  const draws = Array.from({ length: 40_000 }, (_, n) => {
    const random = stream.of(n % 200, Math.floor(n / 200), 5);
    return [random.uniform(), random.uniform()] as const;
  });
  for (const which of [0, 1] as const) {
    const bins = new Array<number>(20).fill(0);
    for (const draw of draws)
      bins[Math.floor(draw[which] * 20)] = (bins[Math.floor(draw[which] * 20)] ?? 0) + 1;
    expect(bins.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0)).toBeLessThan(43.8);
  }
  const together = draws.reduce((sum, [one, two]) => sum + (one - 0.5) * (two - 0.5), 0) / draws.length;
  const inTurn =
    draws.slice(1).reduce((sum, [one], n) => sum + (one - 0.5) * ((draws[n]?.[0] ?? 0) - 0.5), 0) /
    draws.length;
  expect(Math.abs(together) * 12).toBeLessThan(0.02);
  expect(Math.abs(inTurn) * 12).toBeLessThan(0.02);
  expect(stream.of(1, 2, 3).bits()).toBe(createKeyedStream(1, 'spread').of(1, 2, 3).bits());
  expect(stream.of(1, 2, 3).bits()).not.toBe(createKeyedStream(2, 'spread').of(1, 2, 3).bits());
});
