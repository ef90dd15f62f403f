// SPDX-License-Identifier: GPL-3.0-only
// What a phone said, read with care: a sentence says what is wrong. The bounds of a plan are those that the signed
// configuration has, so that no visitor can make the town listen more than a phone would.
import type { RadioPlan } from '@bluezone/phone';
import { beaconLength, fromBase64 } from '@bluezone/protocol';
import * as v from 'valibot';

/** A request as the server works with it. */
export type ReadRequest =
  | { readonly kind: 'join'; readonly ticket: string | null; readonly person: number | null }
  | { readonly kind: 'plan'; readonly plan: RadioPlan }
  | { readonly kind: 'history'; readonly days: number; readonly before: number | null }
  | { readonly kind: 'acknowledge'; readonly sequence: number }
  | { readonly kind: 'stop' };

const mostHistoryDays = 14;
const mostSlots = 512;

const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most));
const second = whole(0, Number.MAX_SAFE_INTEGER);

const beacon = v.pipe(
  v.string(),
  v.maxLength(64),
  v.transform((text) => fromBase64(text)),
  v.custom<Uint8Array>(
    (bytes) => bytes instanceof Uint8Array && bytes.length === beaconLength,
    `a beacon is ${beaconLength} bytes in base64`,
  ),
);

const plan = v.pipe(
  v.strictObject({
    serviceUuid: whole(1, 0xffff),
    advertiseEveryMilliseconds: whole(100, 2000),
    scanWindowSeconds: whole(1, 60),
    scanPeriodSeconds: whole(30, 3600),
    scanPeriodAfterSightingSeconds: whole(30, 3600),
    slots: v.pipe(v.array(v.strictObject({ from: second, beacon })), v.maxLength(mostSlots)),
    until: second,
  }),
  v.check(
    ({ scanWindowSeconds: window, scanPeriodSeconds: period, scanPeriodAfterSightingSeconds: after }) =>
      window <= period && window <= after,
    'a scan is longer than its period',
  ),
  v.check(
    ({ slots }) => slots.every(({ from }, i) => i === 0 || (slots[i - 1]?.from ?? 0) < from),
    'slots ascend by "from"',
  ),
  v.check(
    ({ slots, until }) => until >= (slots.at(-1)?.from ?? 0),
    'a plan does not end before its last slot',
  ),
);

const request = v.variant('kind', [
  v.strictObject({
    kind: v.literal('join'),
    ticket: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/, 'a ticket has 32 hexadecimal digits'))),
    person: v.optional(v.nullable(second), null),
  }),
  v.strictObject({ kind: v.literal('plan'), plan }),
  v.strictObject({
    kind: v.literal('history'),
    days: whole(1, mostHistoryDays),
    before: v.nullable(second),
  }),
  v.strictObject({ kind: v.literal('acknowledge'), sequence: second }),
  v.strictObject({ kind: v.literal('stop') }),
]);

/** Reads the text of a message; a sentence, which repeats nothing of it, when it is none. */
export function readRadioRequest(text: string): ReadRequest | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'a message is one object in JSON';
  }
  const parsed = v.safeParse(request, value);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  return `wrong value at "${knownPath(issue)}"${issue.type === 'check' || issue.type === 'custom' ? `: ${issue.message}` : ''}`;
}

/** Where the fault is, without names that the other side made up. */
function knownPath(issue: v.BaseIssue<unknown>): string {
  const names = (issue.path ?? []).map(({ key }) => key);
  const known = names.filter((key) => typeof key === 'number' || knownNames.has(String(key)));
  return known.length === 0 ? 'the message' : known.join('.');
}

const knownNames = new Set([
  'kind',
  'ticket',
  'person',
  'days',
  'before',
  'sequence',
  'plan',
  ...Object.keys(plan.pipe[0].entries),
  'from',
  'beacon',
]);
