// SPDX-License-Identifier: GPL-3.0-only
import { nativeHost, simulatedHost } from '@bluezone/host-bridge';
import { p256PublicKey } from '@bluezone/protocol';
import { expect, it } from 'vitest';
import { wakeInBackground } from './wake-in-background.ts';

const pins = {
  indexKeys: [p256PublicKey(new Uint8Array(32).fill(1))],
  exportKeys: [p256PublicKey(new Uint8Array(32).fill(2))],
};
const now = 1_781_060_400;
const notifier = { notify: async () => {} };

it('a phone that nobody looks at plans its radio, reads its scans, orders the next waking and ends', async () => {
  const simulated = simulatedHost({ isBackground: true });
  const parts = { host: nativeHost(simulated.line), name: 'test', pins, notifier, now: () => now };
  expect(await wakeInBackground(parts)).toBe(true);
  expect(simulated.beaconAt(now)?.length).toBe(27);
  simulated.hear({ second: now + 60, heard: [], others: 0 });
  expect(await wakeInBackground({ ...parts, now: () => now + 120 })).toBe(true);
  expect([simulated.waiting(), simulated.done]).toEqual([0, [true, true]]);
  expect(simulated.ordered.every((second) => second > now)).toBe(true);
  expect(simulated.ordered).toHaveLength(2);
});

it('what could not be done is told, so that it is tried again', async () => {
  const simulated = simulatedHost({ isBackground: true });
  simulated.isFull = true;
  const host = nativeHost(simulated.line);
  expect(await wakeInBackground({ host, name: 'test', pins, notifier, now: () => now })).toBe(false);
  expect(simulated.done).toEqual([false]);
});
