// SPDX-License-Identifier: GPL-3.0-only
import type { Radio, RadioPlan } from '@bluezone/phone';
import { expect, it } from 'vitest';
import { noRadio } from './no-radio.ts';
import { switchedRadio } from './switched-radio.ts';

const plan = { slots: [], until: 1 } as unknown as RadioPlan;

function recordingRadio() {
  const said: string[] = [];
  const radio: Radio = {
    status: async () => 'on',
    plan: async () => void said.push('plan'),
    read: async () => ({ sequence: 7, scans: [] }),
    acknowledge: async (sequence) => void said.push(`acknowledge ${sequence}`),
    stop: async () => void said.push('stop'),
  };
  return { radio, said };
}

it('hands the plan to every radio that comes, and the rest to the one that is there', async () => {
  const { radio, said } = recordingRadio();
  const switched = switchedRadio(noRadio('off'));
  await switched.plan(plan);
  expect([await switched.status(), await switched.read(3)]).toEqual(['off', { sequence: 3, scans: [] }]);
  await switched.use(radio);
  await switched.use(radio);
  await switched.acknowledge(7);
  expect([await switched.status(), (await switched.read(0)).sequence]).toEqual(['on', 7]);
  await switched.stop();
  const next = recordingRadio();
  await switched.use(next.radio);
  expect(said).toEqual(['plan', 'acknowledge 7', 'stop']);
  expect(next.said).toEqual([]);
});
