// SPDX-License-Identifier: GPL-3.0-only
// When a phone posts, whatever it has to say. Posts go out in pairs that are planned by chance; whoever has something to
// send takes a place in a pair, or brings the next planned pair forward. So the number of pairs stays what chance made it,
// and from outside a post that means something looks like one that does not. Nothing here knows what is posted.
import { drawExponential, drawUniform } from '../draw.ts';
import type { PhoneContext } from '../phone-context.ts';
import type { PostSlot } from '../store/phone-state.ts';

/** No exponential draw from 48 bits exceeds this many means: a longer wait is left from an older configuration. */
const longestWaitInMeans = 34;
/** Mean seconds before the next try after the network failed, doubling up to 32-fold. */
const retryMeanSeconds = 300;
/** While so many posts meet no network, no planned pair joins them. */
const mostOverdue = 4;

function drawGap({ store, ports }: PhoneContext): number {
  return Math.ceil(drawExponential(ports.random, store.configuration.dummies.meanSeconds));
}

/** A time within the longest delay, seconds. */
function drawDelay({ store, ports }: PhoneContext): number {
  return Math.floor(drawUniform(ports.random) * store.configuration.sharing.maximumDelaySeconds);
}

function addSlot({ store }: PhoneContext, at: number): PostSlot {
  const slot = { at, tries: 0 };
  store.state.slots.push(slot);
  return slot;
}

/** A pair: one post at `at`, the other at any time within the longest delay after it. */
function openPair(context: PhoneContext, at: number): { first: PostSlot; second: PostSlot } {
  const delay = drawUniform(context.ports.random) * context.store.configuration.sharing.maximumDelaySeconds;
  return { first: addSlot(context, at), second: addSlot(context, at + Math.floor(delay)) };
}

/** The pair that was planned next takes place at `at` instead. */
function bringPairForward(context: PhoneContext, at: number): { first: PostSlot; second: PostSlot } {
  const { state } = context.store;
  state.nextDummy = Math.max(state.nextDummy ?? context.now, at) + drawGap(context);
  return openPair(context, at);
}

function dropSlot({ store }: PhoneContext, slot: PostSlot): void {
  store.state.slots = store.state.slots.filter((each) => each !== slot);
}

/** Opens the pair that is due, if one is, and draws the time of the next. */
export function openPlannedPair(context: PhoneContext): void {
  const { state, configuration } = context.store;
  const { now } = context;
  const due = state.nextDummy;
  const isFarOff = due !== null && due - now > longestWaitInMeans * configuration.dummies.meanSeconds;
  if (due !== null && !isFarOff && now < due) return;
  state.nextDummy = now + drawGap(context);
  if (due !== null && !isFarOff && state.slots.length < mostOverdue) openPair(context, now);
}

const isUnsent = ({ state }: { readonly state: string }): boolean =>
  state === 'queued' || state === 'withdrawing';

/** Halves of pairs under way, from `from` to the longest delay after it, that nobody took; the first one first. */
function freeSlots({ store }: PhoneContext, from: number): PostSlot[] {
  const { slots, shares } = store.state;
  const until = from + store.configuration.sharing.maximumDelaySeconds;
  const taken = new Set(shares.filter(isUnsent).map((share) => share.notBefore));
  return slots
    .filter(({ at, tries }) => at >= from && at <= until && tries === 0 && !taken.has(at))
    .sort((a, b) => a.at - b.at);
}

/**
 * A place for a message at `from` or soon after: half of a pair under way, or the next planned pair, brought forward.
 * @returns when it goes, unix seconds
 */
export function takePlace(context: PhoneContext, from: number): number {
  return (freeSlots(context, from)[0] ?? bringPairForward(context, from).first).at;
}

/** A place at a time that nobody can foresee, at the latest the longest delay from now. */
export function takePlaceByChance(context: PhoneContext): number {
  const { store, ports, now } = context;
  const delay = Math.floor(drawUniform(ports.random) * store.configuration.sharing.maximumDelaySeconds);
  return (freeSlots(context, now)[0] ?? bringPairForward(context, now + delay).first).at;
}

/** A place for a message whose owner waits for the answer: a half under way goes now, or a pair is brought forward. */
export function takePlaceNow(context: PhoneContext): void {
  dropSlot(context, freeSlots(context, context.now)[0] ?? bringPairForward(context, context.now).first);
}

/**
 * The owner looks at the app: the next planned pair takes place now, so that posts fall when people use their phones. Who
 * looks often gets no more pairs than chance planned.
 */
export function openPairForOwner(context: PhoneContext): void {
  const { state, configuration } = context.store;
  const due = state.nextDummy ?? context.now;
  if (due - context.now > configuration.dummies.meanSeconds) return;
  state.nextDummy = Math.max(due, context.now) + drawGap(context);
  addSlot(context, context.now + drawDelay(context));
  addSlot(context, context.now + drawDelay(context));
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

/** An answer came: the slot is over. */
export function settleSlot(context: PhoneContext, slot: PostSlot): void {
  dropSlot(context, slot);
}

/** When the next post is due, unix seconds. */
export function nextPostDue({ store, now }: Pick<PhoneContext, 'store' | 'now'>): number {
  return Math.min(store.state.nextDummy ?? now, ...store.state.slots.map(({ at }) => at));
}
