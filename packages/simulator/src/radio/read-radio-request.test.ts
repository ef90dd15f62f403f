// SPDX-License-Identifier: GPL-3.0-only
import { toBase64 } from '@bluezone/protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { WirePlan } from './radio-messages.ts';
import { readRadioRequest } from './read-radio-request.ts';

const beacon = new Uint8Array(27).fill(9);
const plan: WirePlan = {
  serviceUuid: 0xfff0,
  advertiseEveryMilliseconds: 250,
  scanWindowSeconds: 4,
  scanPeriodSeconds: 180,
  scanPeriodAfterSightingSeconds: 90,
  slots: [600, 1200].map((from) => ({ from, beacon: toBase64(beacon) })),
  until: 1800,
};
const read = (value: unknown) => readRadioRequest(JSON.stringify(value));

it('reads every kind of request, beacons as bytes', () => {
  expect(read({ kind: 'plan', plan })).toEqual({
    kind: 'plan',
    plan: { ...plan, slots: [600, 1200].map((from) => ({ from, beacon })) },
  });
  const others = [
    { kind: 'join', ticket: null },
    { kind: 'join', ticket: 'a0'.repeat(16) },
    { kind: 'history', days: 14, before: null },
    { kind: 'acknowledge', sequence: 1_780_000_000_000_000 },
    { kind: 'stop' },
  ];
  for (const request of others)
    expect(read(request)).toEqual(request.kind === 'join' ? { person: null, ...request } : request);
});

it.each([
  [
    'a window longer than its period',
    { scanWindowSeconds: 60, scanPeriodAfterSightingSeconds: 30 },
    /longer/,
  ],
  ['a period that would never let go', { scanPeriodSeconds: 0 }, /plan\.scanPeriodSeconds/],
  ['half a second', { scanWindowSeconds: 4.5 }, /plan\.scanWindowSeconds/],
  ['slots that go back', { slots: [...plan.slots].reverse() }, /ascend/],
  ['a beacon that is too short', { slots: [{ from: 1, beacon: toBase64(beacon.subarray(1)) }] }, /27 bytes/],
  ['no base64', { slots: [{ from: 1, beacon: '!'.repeat(36) }] }, /27 bytes/],
  ['an end before the last slot', { until: 1199 }, /does not end/],
  [
    'too many slots',
    { slots: Array.from({ length: 513 }, (_, from) => ({ from, beacon: toBase64(beacon) })) },
    /plan\.slots/,
  ],
  ['a field of its own', { upload: true }, /"plan"/],
])('refuses a plan with %s', (_, change, sentence) => {
  expect(read({ kind: 'plan', plan: { ...plan, ...change } })).toMatch(sentence);
});

it('refuses other requests out of bounds', () => {
  for (const request of [
    { kind: 'history', days: 15, before: null },
    { kind: 'history', days: 0, before: null },
    { kind: 'acknowledge', sequence: -1 },
    { kind: 'join', ticket: 'short' },
    { kind: 'join' },
    { kind: 'upload' },
    { kind: 'stop', now: true },
  ])
    expect(read(request)).toBeTypeOf('string');
  for (const text of ['', 'null', '[]', '{"kind":', '7', '"join"'])
    expect(readRadioRequest(text)).toBeTypeOf('string');
});

it('never throws and never repeats what it was sent, whatever that is', () => {
  const secret = 'qQ7zX9wK';
  const anything = fc.oneof(
    fc.string(),
    fc.json(),
    fc.anything().map((value) => JSON.stringify({ kind: 'plan', plan: value }) ?? ''),
    fc
      .tuple(fc.constantFrom(...Object.keys(plan)), fc.jsonValue())
      .map(([name, value]) => JSON.stringify({ kind: 'plan', plan: { ...plan, [name]: value } })),
    fc.constant(JSON.stringify({ kind: secret, [secret]: secret })),
    fc.constant(JSON.stringify({ kind: 'plan', plan: { ...plan, slots: [{ [secret]: secret }] } })),
    fc.constant(JSON.stringify({ kind: 'join', ticket: secret, [secret]: 1 })),
  );
  fc.assert(
    fc.property(anything, (text) => {
      const request = readRadioRequest(text);
      if (typeof request !== 'string') return;
      expect(request.length).toBeLessThan(120);
      expect(request).not.toContain(secret);
    }),
    { numRuns: 2000 },
  );
});
