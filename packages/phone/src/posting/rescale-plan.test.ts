// SPDX-License-Identifier: GPL-3.0-only
import { defaultConfiguration } from '@bluezone/protocol';
import { expect, it } from 'vitest';
import type { PhoneContext } from '../phone-context.ts';
import { newPhoneState } from '../store/phone-state.ts';
import { rescalePlan } from './rescale-plan.ts';

const now = 1_795_000_000;
const day = 86_400;

function planned(nextDummy: number | null, meanSeconds: number): Pick<PhoneContext, 'store' | 'now'> {
  const state = { ...newPhoneState(now), nextDummy };
  const store = { state, configuration: { ...defaultConfiguration, dummies: { meanSeconds } } };
  return { store: store as unknown as PhoneContext['store'], now };
}

it('The rest of a wait is stretched as its mean is', () => {
  const context = planned(now + 7 * day, day);
  rescalePlan(context, 7 * day);
  expect(context.store.state.nextDummy).toBe(now + day);
  rescalePlan(context, day);
  expect(context.store.state.nextDummy).toBe(now + day);
});

it('What is due, or not planned, stays so', () => {
  for (const nextDummy of [null, now, now - 5]) {
    const context = planned(nextDummy, day);
    rescalePlan(context, 7 * day);
    expect(context.store.state.nextDummy).toBe(nextDummy);
  }
});
