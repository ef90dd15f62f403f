// SPDX-License-Identifier: GPL-3.0-only
// What outlives the fourteen days: numbers of a day, from which nobody and no hour can be told.
import { utf8Bytes, utf8Text } from '@bluezone/protocol';
import * as v from 'valibot';

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const range = v.object({ estimate: whole, low: whole, high: whole });

const dayTotals = v.pipe(
  v.array(
    v.object({
      /** Civil day. */
      day: whole,
      users: range,
      people: range,
      closeUsers: range,
      scannedMinutes: whole,
    }),
  ),
  v.maxLength(36_525),
);

/** The numbers of one civil day. */
export type DayTotal = v.InferOutput<typeof dayTotals>[number];

/** As JSON; ascending by day. */
export function encodeDayTotals(totals: readonly DayTotal[]): Uint8Array {
  return utf8Bytes(JSON.stringify(totals));
}

/** undefined when the bytes are no totals. */
export function decodeDayTotals(bytes: Uint8Array): DayTotal[] | undefined {
  try {
    const parsed = v.safeParse(dayTotals, JSON.parse(utf8Text(bytes) ?? ''));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}
