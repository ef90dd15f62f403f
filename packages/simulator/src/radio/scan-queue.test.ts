// SPDX-License-Identifier: GPL-3.0-only
import type { RadioScan } from '@bluezone/phone';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ScanQueue } from './scan-queue.ts';

const scan = (second: number): RadioScan => ({ second, heard: [], others: 0 });

it('numbers scans from where it is told to, and gives them until they are acknowledged', () => {
  const queue = new ScanQueue(10, 101);
  queue.push([scan(1), scan(2), scan(3)]);
  expect(queue.after(0, 2)).toEqual({ sequence: 102, scans: [scan(1), scan(2)] });
  expect(queue.after(102, 2)).toEqual({ sequence: 103, scans: [scan(3)] });
  expect(queue.after(103, 2)).toEqual({ sequence: 103, scans: [] });
  queue.acknowledge(102);
  expect(queue.after(0, 9)).toEqual({ sequence: 103, scans: [scan(3)] });
  expect(queue.acknowledged).toBe(102);
});

it('never holds more than it may, never gives one scan two numbers, and counts what it threw away', () => {
  const step = fc.oneof(
    fc.record({ push: fc.nat(12) }),
    fc.record({ acknowledge: fc.integer({ min: -3, max: 60 }) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.integer({ min: 1, max: 8 }), (steps, most) => {
      const queue = new ScanQueue(most, 1);
      let made = 0;
      let acknowledged = 0;
      for (const one of steps) {
        if ('push' in one) queue.push(Array.from({ length: one.push }, () => scan(++made)));
        else {
          acknowledged = Math.max(acknowledged, Math.min(one.acknowledge, made));
          queue.acknowledge(one.acknowledge);
        }
        expect(queue.length).toBeLessThanOrEqual(most);
        const { sequence, scans } = queue.after(0, Number.POSITIVE_INFINITY);
        expect(sequence).toBe(made);
        expect(scans.map(({ second }) => second)).toEqual(
          Array.from({ length: scans.length }, (_, n) => made - scans.length + 1 + n),
        );
        expect(scans.length).toBe(Math.min(most, made - queue.acknowledged));
        expect(queue.acknowledged).toBeGreaterThanOrEqual(acknowledged);
        expect(queue.lost).toBeLessThanOrEqual(queue.acknowledged);
      }
    }),
  );
});
