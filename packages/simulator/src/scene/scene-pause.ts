// SPDX-License-Identifier: GPL-3.0-only
// Starting over: fifteen days pass in which nobody meets anybody. Nothing is deleted by hand; phones and server forget
// by the clock, as they always do.
import { civilDayAt, civilDayStart, daySeconds } from '@bluezone/protocol';
import { DEFAULT_UTC_OFFSET_MINUTES } from '../trace/trace-clock.ts';
import type { HeldCounts } from './scene-facts.ts';
import { firstHourSeconds } from './scene-state.ts';
import type { SceneWorld } from './scene-world.ts';
import { serverCounts } from './server-rows.ts';

const pauseDays = 15;

async function heldByPhones({ people }: SceneWorld): Promise<HeldCounts> {
  const sum = { heard: 0, evidence: 0, alerts: 0, shares: 0 };
  for (const { phone } of people) {
    const { heard, evidence } = await phone.holdings();
    sum.heard += heard.length;
    sum.evidence += evidence.length;
    sum.alerts += (await phone.alerts()).length;
    sum.shares += (await phone.shares()).length;
  }
  return sum;
}

/** Lets the pause pass and begins the next round at day 1. */
export async function pauseAndBeginAgain(world: SceneWorld): Promise<void> {
  const { state } = world;
  if (state.pauseUntil === null) {
    const phones = await heldByPhones(world);
    const server = await serverCounts(world.store);
    const today = civilDayAt(state.clock, DEFAULT_UTC_OFFSET_MINUTES);
    const zero = civilDayStart(today + pauseDays + 1, DEFAULT_UTC_OFFSET_MINUTES);
    state.forgotten = { phones: { ...phones, left: phones }, server: { ...server, left: server } };
    state.pauseUntil = zero + firstHourSeconds;
    world.save();
  }
  await world.advance(state.pauseUntil, { least: daySeconds / 4, most: daySeconds / 4 });
  await world.wakeAll();
  const { forgotten } = state;
  if (forgotten !== null)
    state.forgotten = {
      phones: { ...forgotten.phones, left: await heldByPhones(world) },
      server: { ...forgotten.server, left: await serverCounts(world.store) },
    };
  Object.assign(state, {
    round: state.round + 1,
    zero: state.pauseUntil - firstHourSeconds,
    done: [],
    facts: {},
    ended: {},
    posts: [],
    pauseUntil: null,
  });
  world.save();
}
