// SPDX-License-Identifier: GPL-3.0-only
import type { Radio, RadioPlan, RadioScan } from '@bluezone/phone';
import { expect, it } from 'vitest';
import { noRadio } from './no-radio.ts';
import { switchedRadio } from './switched-radio.ts';

const plan: RadioPlan = {
  ...{ serviceUuid: 0xfd6f, advertiseEveryMilliseconds: 250, scanWindowSeconds: 4 },
  ...{ scanPeriodSeconds: 180, scanPeriodAfterSightingSeconds: 90 },
  slots: [{ from: 100, beacon: new Uint8Array(27) }],
  until: 700,
};
const scan = (second: number): RadioScan => ({ second, heard: [], others: 0 });

function airRadio() {
  const plans: RadioPlan[] = [];
  let scans: { sequence: number; scan: RadioScan }[] = [];
  let made = 0;
  let stops = 0;
  const radio: Radio = {
    status: async () => 'on',
    plan: async (next) => void plans.push(next),
    async read(after) {
      const unread = scans.filter(({ sequence }) => sequence > after);
      return { sequence: unread.at(-1)?.sequence ?? after, scans: unread.map((each) => each.scan) };
    },
    acknowledge: async (upTo) => {
      scans = scans.filter(({ sequence }) => sequence > upTo);
    },
    stop: async () => void stops++,
  };
  const hear = () => {
    made++;
    scans.push({ sequence: made, scan: scan(made) });
  };
  return { radio, plans, hear, stops: () => stops };
}

it('hands the plan to every radio that comes, and the rest to the one that is there', async () => {
  const air = airRadio();
  const switched = switchedRadio(noRadio('off'));
  await switched.plan(plan);
  expect([await switched.status(), await switched.read(3)]).toEqual(['off', { sequence: 3, scans: [] }]);
  await switched.use(air.radio);
  await switched.use(air.radio);
  air.hear();
  expect([await switched.status(), await switched.read(0)]).toEqual([
    'on',
    { sequence: 1, scans: [scan(1)] },
  ]);
  await switched.acknowledge(1);
  expect((await switched.read(0)).scans).toEqual([]);
  expect(air.plans).toEqual([plan]);
});

it('is silent and deaf while it is stopped, keeps its place, and takes up again', async () => {
  const air = airRadio();
  const switched = switchedRadio(air.radio);
  await switched.plan(plan);
  air.hear();
  await switched.stop();
  expect(air.plans.at(-1)).toMatchObject({ slots: [], until: 0 });
  air.hear();
  expect(await switched.read(0)).toEqual({ sequence: 2, scans: [] });
  air.hear();
  await switched.plan(plan);
  expect(await switched.read(2)).toEqual({ sequence: 2, scans: [] });
  air.hear();
  expect((await switched.read(2)).scans).toEqual([scan(4)]);
  expect([air.plans.at(-1), air.stops()]).toEqual([plan, 0]);
});

it('gives a radio that comes while it is stopped nothing to send', async () => {
  const air = airRadio();
  const switched = switchedRadio(noRadio('off'));
  await switched.plan(plan);
  await switched.stop();
  await switched.use(air.radio);
  air.hear();
  expect([air.plans, (await switched.read(0)).scans]).toEqual([[], []]);
});
