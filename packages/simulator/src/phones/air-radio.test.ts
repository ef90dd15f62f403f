// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { airRadio } from './air-radio.ts';

const scan = (second: number) => ({ second, heard: [], others: 0 });

it('goes on counting where the phone that it is given to was', async () => {
  const radio = airRadio();
  radio.hear(scan(1));
  radio.hear(scan(2));
  const first = await radio.read(10_000);
  expect(first).toMatchObject({ sequence: 10_002, scans: [{ second: 1 }, { second: 2 }] });
  await radio.acknowledge(first.sequence);
  radio.hear(scan(3));
  expect(await radio.read(10_002)).toMatchObject({ sequence: 10_003, scans: [{ second: 3 }] });
});

it('gives what was not acknowledged again, and what was no more', async () => {
  const radio = airRadio();
  radio.hear(scan(1));
  expect((await radio.read(0)).scans.length).toBe(1);
  expect((await radio.read(0)).scans.length).toBe(1);
  await radio.acknowledge(1);
  expect(await radio.read(1)).toEqual({ sequence: 1, scans: [] });
});
