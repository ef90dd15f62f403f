// SPDX-License-Identifier: GPL-3.0-only
// When a phone posts, whatever it has to say. Posts go out in groups that are planned by chance; whoever has something to
// send takes a place in a group, or brings the next planned group forward. So the number of groups stays what chance made
// it, and from outside a post that means something looks like one that does not. Nothing here knows what is posted.

import { civilDayAt, civilDayStart } from '@bluezone/protocol';
import { drawExponential, drawUniform } from '../draw.ts';
import type { PhoneContext } from '../phone-context.ts';
import type { PostSlot } from '../store/phone-state.ts';

/** No exponential draw from 48 bits exceeds this many means: a longer wait is left from an older configuration. */
const longestWaitInMeans = 34;
/** Mean seconds before the next try after the network failed, doubling up to 32-fold. */
const retryMeanSeconds = 300;
/** Redeeming with a wrong code, redeeming, and reporting fill one group. */
const leastInGroup = 3;
/** After those, another post follows with this chance, and so on: an owner who thinks long needs more than others. */
const chanceOfAnother = 0.5;
const mostInGroup = 12;
/** Chance that a post of a group waits up to four times the longest delay, as one does whose owner thinks it over. */
const chanceOfLate = 0.2;
const lateInDelays = 4;
/** While so many posts meet no network, no planned group joins them. */
const mostOverdue = 2 * leastInGroup;

/** Parts of the longest delay between which the pause between two posts of one waking is drawn, small ones more often. */
const shortestPauseShare = 1 / 180;
const longestPauseShare = 0.25;

const daySeconds = 86_400;
/** Nobody uses an app before six: a group planned for the night takes place at some time of the day that follows. */
const nightSeconds = 6 * 3600;

function drawGap({ store, ports }: PhoneContext): number {
  return Math.ceil(drawExponential(ports.random, store.configuration.dummies.meanSeconds));
}

function addSlot({ store }: PhoneContext, at: number): PostSlot {
  const slot = { at, tries: 0 };
  store.state.slots.push(slot);
  return slot;
}

/** Seconds within the longest delay. */
function drawDelay({ store, ports }: PhoneContext): number {
  return Math.floor(drawUniform(ports.random) * store.configuration.sharing.maximumDelaySeconds);
}

/** A group: its first post, which is given, at `at`, the others at any time within the longest delay after it. */
function addGroup(context: PhoneContext, at: number): PostSlot {
  const first = addSlot(context, at);
  const { random } = context.ports;
  let posts = leastInGroup;
  while (posts < mostInGroup && drawUniform(random) < chanceOfAnother) posts++;
  for (let i = 1; i < posts; i++) {
    const isLate = i >= leastInGroup - 1 && drawUniform(random) < chanceOfLate;
    addSlot(context, at + (isLate ? lateInDelays : 1) * drawDelay(context));
  }
  return first;
}

/** The group that was planned next takes place now, or soon, instead: the plan goes on one more gap later. */
function pushPlanBack(context: PhoneContext, now: number): void {
  const { state } = context.store;
  state.nextDummy = Math.max(state.nextDummy ?? context.now, now) + drawGap(context);
}

/** The next planned group is brought forward, with its first post at `at`, which is given. */
function bringForward(context: PhoneContext, at: number): PostSlot {
  pushPlanBack(context, at);
  return addGroup(context, at);
}

function dropSlot({ store }: PhoneContext, slot: PostSlot): void {
  store.state.slots = store.state.slots.filter((each) => each !== slot);
}

/** Opens the group that is due, if one is, and draws the time of the next. */
export function openPlannedGroup(context: PhoneContext): void {
  const { state, configuration } = context.store;
  const { now } = context;
  const due = state.nextDummy;
  const isFarOff = due !== null && due - now > longestWaitInMeans * configuration.dummies.meanSeconds;
  if (due !== null && !isFarOff && now < due) return;
  const offset = configuration.zone.utcOffsetMinutes;
  const morning = civilDayStart(civilDayAt(now, offset), offset) + nightSeconds;
  if (due !== null && now < morning) {
    state.nextDummy = morning + Math.floor(drawUniform(context.ports.random) * (daySeconds - nightSeconds));
    return;
  }
  state.nextDummy = now + drawGap(context);
  if (due !== null && !isFarOff && state.slots.length < mostOverdue) addGroup(context, now);
}

const isUnsent = ({ state }: { readonly state: string }): boolean =>
  state === 'queued' || state === 'withdrawing';

/** Posts of groups under way, from `from` on, that nobody took; the first one first. */
function freeSlots({ store }: PhoneContext, from: number): PostSlot[] {
  const { slots, shares } = store.state;
  const until = from + store.configuration.sharing.maximumDelaySeconds;
  const taken = new Set(shares.filter(isUnsent).map((share) => share.notBefore));
  return slots
    .filter(({ at, tries }) => at >= from && at <= until && tries === 0 && !taken.has(at))
    .sort((a, b) => a.at - b.at);
}

/**
 * A place for a message at `from` or soon after: one of a group under way, or the next planned group, brought forward.
 * @returns when it goes, unix seconds
 */
export function takePlace(context: PhoneContext, from: number): number {
  return (freeSlots(context, from)[0] ?? bringForward(context, from)).at;
}

/** A place at a time that nobody can foresee, at the latest the longest delay from now. */
export function takePlaceByChance(context: PhoneContext): number {
  const { now } = context;
  return (freeSlots(context, now)[0] ?? bringForward(context, now + drawDelay(context))).at;
}

/**
 * A place for a message whose owner waits for the answer: what is left of a group under way goes on from now, or the next
 * planned group is brought forward.
 */
export function takePlaceNow(context: PhoneContext): void {
  const free = freeSlots(context, context.now);
  const first = free[0] ?? bringForward(context, context.now);
  const earlier = first.at - context.now;
  for (const slot of free) slot.at -= earlier;
  dropSlot(context, first);
}

/** The slot that is due, if one is; it counts as a try that failed until `settleSlot` says otherwise. */
export function beginDueSlot(context: PhoneContext): PostSlot | null {
  const { store, ports, now } = context;
  const due = store.state.slots.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at)[0];
  if (due === undefined) return null;
  const mean = retryMeanSeconds * 2 ** Math.min(due.tries, 5);
  due.tries++;
  due.at = now + Math.ceil(drawExponential(ports.random, mean));
  return due;
}

/**
 * Posts that are due together, because the phone slept or had no network, go one after another as those of an owner do who
 * reads and types between them: each waits some seconds to minutes for the one before.
 */
export function spaceOutDueSlots({ store, ports, now }: PhoneContext): void {
  const due = store.state.slots.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
  let at = now;
  for (const slot of due) {
    const share = shortestPauseShare * (longestPauseShare / shortestPauseShare) ** drawUniform(ports.random);
    at += Math.ceil(share * store.configuration.sharing.maximumDelaySeconds);
    slot.at = at;
  }
}

/** An answer came: the slot is over. */
export function settleSlot(context: PhoneContext, slot: PostSlot): void {
  dropSlot(context, slot);
}

/** When the next post is due, unix seconds. */
export function nextPostDue({ store, now }: Pick<PhoneContext, 'store' | 'now'>): number {
  return Math.min(store.state.nextDummy ?? now, ...store.state.slots.map(({ at }) => at));
}
