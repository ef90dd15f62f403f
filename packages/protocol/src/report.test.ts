// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { maximumBodyLength } from './post.ts';
import {
  checkReport,
  decodeReport,
  encodeReport,
  type Report,
  type ReportedTag,
  reportBase,
  revisionOf,
} from './report.ts';
import { anyReport, damaged, upTo } from './testing/arbitraries.ts';
import { firstIntervalOfDay, intervalStart } from './time.ts';

const today = 20_000;
const tolerance = 2;
const now = intervalStart(firstIntervalOfDay(today) + 72);
const yesterday = firstIntervalOfDay(today - 1);
const base = reportBase(now);

const tag = (number: number, interval = yesterday + number): ReportedTag => {
  const bytes = new Uint8Array(12);
  new DataView(bytes.buffer).setUint32(0, number);
  return { tag: bytes, interval, bucket: 0, minutes: 10 };
};

const honest: Report = {
  token: { issuer: 1, message: new Uint8Array(64), signature: new Uint8Array(256) },
  revision: revisionOf(new Uint8Array(16)),
  onsetDay: today - 3,
  keys: [{ key: new Uint8Array(16).fill(1), start: yesterday, period: 144 }],
  base,
  tags: [tag(1), tag(2)],
  confirms: null,
};

const codeOf = (change: Partial<Report>, at = now): string => {
  const result = checkReport({ ...honest, ...change }, tolerance, at);
  return result.ok ? 'ok' : result.code;
};

it('reads back every report it writes', () => {
  fc.assert(
    fc.property(anyReport, (report) => {
      expect(decodeReport(encodeReport(report))).toEqual({ ok: true, value: report });
    }),
    { seed: 1, numRuns: 200 },
  );
});

it('fits into a post at its largest: 30 keys, 2000 tags and a confirmation', () => {
  const keys = Array.from({ length: 30 }, () => honest.keys[0] as Report['keys'][number]);
  const tags = Array.from({ length: 2000 }, (_, i) => tag(i, yesterday));
  const body = encodeReport({ ...honest, keys, tags, confirms: new Uint8Array(16) });
  expect(body.length).toBe(31_008);
  expect(body.length).toBeLessThanOrEqual(maximumBodyLength);
});

it('has no way to say an onset or a meeting before its base, and says so instead of saying something else', () => {
  expect(() => encodeReport({ ...honest, onsetDay: today - 16 })).toThrow(RangeError);
  expect(() => encodeReport({ ...honest, tags: [tag(1, base - 1)] })).toThrow(RangeError);
});

it('survives any bytes, and reads only what it would write itself', () => {
  const bytes = encodeReport(honest);
  fc.assert(
    fc.property(fc.oneof(upTo(700), damaged(bytes)), (input) => {
      const read = decodeReport(input);
      if (read.ok) expect(decodeReport(input.slice(0, -1)).ok).toBe(false);
      else expect(read.code).toBe('report.layout');
      if (read.ok && read.value.base % 144 === 0) expect(encodeReport(read.value)).toEqual(input);
    }),
    { seed: 2, numRuns: 3000 },
  );
});

it('refuses truncated, stretched and otherwise flagged reports', () => {
  const bytes = encodeReport(honest);
  for (let length = 0; length < bytes.length; length++)
    expect(decodeReport(bytes.slice(0, length))).toMatchObject({ code: 'report.layout' });
  expect(decodeReport(Uint8Array.from([...bytes, 0]))).toMatchObject({ code: 'report.layout' });
  const flagged = bytes.slice();
  flagged[bytes.length - 1] = 2;
  expect(decodeReport(flagged)).toMatchObject({ code: 'report.layout' });
});

it('accepts an honest report', () => {
  expect(codeOf({})).toBe('ok');
  expect(codeOf({ tags: [], onsetDay: null, confirms: new Uint8Array(16) })).toBe('ok');
});

it('gives each broken rule its own code', () => {
  expect(codeOf({ keys: [] })).toBe('report.no-keys');
  expect(codeOf({ keys: [{ key: new Uint8Array(16), start: yesterday, period: 145 }] })).toBe(
    'report.key-period',
  );
  expect(codeOf({ base: base + 1 })).toBe('report.base');
  expect(codeOf({ base: base + 288 })).toBe('report.base');
  expect(codeOf({ onsetDay: today + 2 })).toBe('report.onset');
  expect(codeOf({ onsetDay: today - 16 })).toBe('report.onset');
  expect(codeOf({ tags: Array.from({ length: 2001 }, (_, i) => tag(i, yesterday + (i % 144))) })).toBe(
    'report.too-many-tags',
  );
  expect(codeOf({ tags: Array.from({ length: 41 }, (_, i) => tag(i, yesterday)) })).toBe(
    'report.too-many-tags',
  );
  expect(codeOf({ tags: Array.from({ length: 40 }, (_, i) => tag(i, yesterday)) })).toBe('ok');
  expect(codeOf({ tags: [{ ...tag(1), minutes: 11 }] })).toBe('report.tag');
  expect(codeOf({ tags: [tag(1), tag(1, yesterday + 9)] })).toBe('report.tag');
  expect(codeOf({ tags: [tag(1, firstIntervalOfDay(today) + 75)] })).toBe('ok');
  expect(codeOf({ tags: [tag(1, firstIntervalOfDay(today) + 76)] })).toBe('report.tag');
});

it('allows an onset from fifteen days ago to one day ahead', () => {
  for (const onsetDay of [today - 15, today, today + 1]) expect(codeOf({ onsetDay })).toBe('ok');
});

it('is still accepted when it was made before midnight, or waited a week for the network', () => {
  const midnight = intervalStart(firstIntervalOfDay(today + 1));
  expect(codeOf({}, midnight - 1)).toBe('ok');
  expect(codeOf({}, midnight)).toBe('ok');
  expect(codeOf({}, now + 7 * 86_400)).toBe('ok');
  expect(codeOf({}, now + 8 * 86_400)).toBe('report.base');
});

it('is accepted from a phone whose clock is past a midnight that the server has not reached', () => {
  const midnight = intervalStart(firstIntervalOfDay(today + 1));
  const ahead = { base: reportBase(midnight), onsetDay: today + 1 };
  expect(codeOf(ahead, midnight - 500)).toBe('ok');
});

it('commits to R without showing it', () => {
  expect(revisionOf(new Uint8Array(16)).length).toBe(32);
  expect(revisionOf(new Uint8Array(16))).not.toEqual(revisionOf(new Uint8Array(16).fill(1)));
});
