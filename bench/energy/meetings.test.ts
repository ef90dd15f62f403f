// SPDX-License-Identifier: GPL-3.0-only
import { defaultConfiguration } from '@bluezone/protocol';
import { expect, it } from 'vitest';
import { creditMeetings, defaultPlan, type MeetingsAsked, shareCredited } from './meetings.ts';

const asked: MeetingsAsked = {
  duty: { windowSeconds: 4, periodSeconds: 180, periodAfterSightingSeconds: 90 },
  air: { advertiseEverySeconds: 0.25, reception: 0.5, blocked: 0, blockedScans: 'deaf' },
  meetingSeconds: 900,
  meetings: 144,
  seed: 1,
};
const share = async (change: Partial<MeetingsAsked>, minutes = 10) =>
  shareCredited(await creditMeetings({ ...asked, ...change }), minutes);

it('In clean air every quarter of an hour is credited, by no more than one idle period too much', async () => {
  const credited = await creditMeetings(asked);
  expect(credited).toHaveLength(144);
  for (const { minutes, looks } of credited) {
    expect(minutes).toBeGreaterThanOrEqual(13.4);
    expect(minutes).toBeLessThanOrEqual(18);
    expect(looks).toBeGreaterThanOrEqual(9);
  }
});

it('A phone that is deaf, or beside which nobody sends, credits nothing', async () => {
  expect(await share({ air: { ...asked.air, blocked: 1 } }, 0.1)).toBe(0);
  expect(await share({ air: { ...asked.air, reception: 0 } }, 0.1)).toBe(0);
});

it('Deaf scans lose their time, absent ones leave it to the next', async () => {
  const blocked = { ...asked.air, blocked: 0.35 };
  const deaf = await share({ air: blocked });
  const absent = await share({ air: { ...blocked, blockedScans: 'absent' } });
  expect(deaf).toBeLessThan(0.75);
  expect(absent).toBeGreaterThan(deaf + 0.1);
});

it('The same seed gives the same meetings, another seed others', async () => {
  const air = { ...asked.air, blocked: 0.2 };
  const first = await creditMeetings({ ...asked, air });
  expect(await creditMeetings({ ...asked, air })).toEqual(first);
  expect(await creditMeetings({ ...asked, air, seed: 2 })).not.toEqual(first);
});

it('The duty cycle that is judged is the one the phone gives its radio', async () => {
  const plan = await defaultPlan();
  expect(plan.scanWindowSeconds).toBe(defaultConfiguration.scan.windowSeconds);
  expect(plan.scanPeriodSeconds).toBe(defaultConfiguration.scan.periodSeconds);
  expect(plan.scanPeriodAfterSightingSeconds).toBe(defaultConfiguration.scan.periodAfterSightingSeconds);
});
