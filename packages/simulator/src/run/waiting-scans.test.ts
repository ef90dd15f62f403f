// SPDX-License-Identifier: GPL-3.0-only
import type { RadioScan } from '@bluezone/phone';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { airRadio } from '../phones/air-radio.ts';
import { WaitingScans } from './waiting-scans.ts';

const scan = fc.record({
  second: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  others: fc.integer({ min: 0, max: 65_535 }),
  heard: fc.array(
    fc.record({
      beacon: fc.uint8Array({ minLength: 27, maxLength: 27 }),
      strengthDbm: fc.integer({ min: -128, max: 127 }),
    }),
    { maxLength: 30 },
  ),
});
const step = fc.oneof(
  fc.record({ kind: fc.constant('hear' as const), scans: fc.array(scan, { maxLength: 90 }) }),
  fc.record({ kind: fc.constant('forget' as const), sequence: fc.integer({ min: -1, max: 200 }) }),
  fc.record({ kind: fc.constant('read' as const), sequence: fc.integer({ min: 0, max: 200 }) }),
);

function add(waiting: WaitingScans, { second, others, heard }: RadioScan): void {
  waiting.addScan(second, others);
  for (const { beacon, strengthDbm } of heard) waiting.addSighting(beacon, strengthDbm);
}

it('keeps, gives and forgets scans as the radio of other simulated phones does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const [waiting, radio] = [new WaitingScans(), airRadio()];
      // A first reading tells the radio where its phone is.
      await radio.read(0);
      for (const each of steps) {
        if (each.kind === 'hear') for (const one of each.scans) [add(waiting, one), radio.hear(one)];
        else if (each.kind === 'forget') {
          waiting.forgetUpTo(each.sequence);
          await radio.acknowledge(each.sequence);
        } else expect(waiting.readAfter(each.sequence)).toEqual(await radio.read(each.sequence));
      }
      expect(waiting.readAfter(0)).toEqual(await radio.read(0));
    }),
    { seed: 1, numRuns: 200 },
  );
});

it('forgets everything when it is cleared, and hands a beacon on as the object it is', () => {
  const waiting = new WaitingScans();
  const beacon = new Uint8Array(27).fill(1);
  add(waiting, { second: 5, others: 2, heard: [{ beacon, strengthDbm: -50 }] });
  expect(waiting.readAfter(0).scans[0]?.heard[0]?.beacon).toBe(beacon);
  waiting.clear();
  expect(waiting.readAfter(0).scans).toEqual([]);
});
