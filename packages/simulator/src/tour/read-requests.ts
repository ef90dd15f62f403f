// SPDX-License-Identifier: GPL-3.0-only
// What a page may ask, read with care: a sentence says what is wrong.
import * as v from 'valibot';
import type { Levers, TourAct } from './tour-api.ts';

const person = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const day = v.pipe(v.number(), v.safeInteger());

const act = v.variant('act', [
  v.object({ act: v.picklist(['confirm', 'open', 'preview-claim', 'share-claim']), person }),
  v.object({ act: v.literal('redeem'), person, digits: v.pipe(v.string(), v.regex(/^[\d -]{1,20}$/)) }),
  v.object({ act: v.literal('preview-report'), person, onsetDay: v.nullable(day) }),
  v.object({
    act: v.literal('share-report'),
    person,
    onsetDay: v.nullable(day),
    days: v.pipe(v.array(day), v.maxLength(30)),
    withMeetings: v.boolean(),
  }),
  v.object({ act: v.literal('withdraw'), person, share: v.pipe(v.string(), v.maxLength(100)) }),
]);

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const whole = v.pipe(v.number(), v.safeInteger());

/** The signed configuration has bounds of its own for what concerns phones. */
const levers = v.partial(
  v.strictObject({
    adoption: share,
    consent: share,
    windowSeconds: whole,
    periodSeconds: whole,
    periodAfterSightingSeconds: whole,
    latencyDays: whole,
    toleranceIntervals: whole,
  }),
);

function sentence(issue: v.BaseIssue<unknown>): string {
  return `wrong value at "${v.getDotPath(issue) ?? 'its root'}": ${issue.message}`;
}

/** Reads an act; a sentence when it is none. */
export function readAct(value: unknown, people: number): TourAct | string {
  const parsed = v.safeParse(act, value);
  if (!parsed.success) return sentence(parsed.issues[0]);
  return parsed.output.person < people ? (parsed.output as TourAct) : 'there is no such person';
}

/** Reads new positions of levers; a sentence when they are none. */
export function readLevers(value: unknown): Partial<Levers> | string {
  const parsed = v.safeParse(levers, value);
  return parsed.success ? (parsed.output as Partial<Levers>) : sentence(parsed.issues[0]);
}
