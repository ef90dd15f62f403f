// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type Claim,
  checkClaim,
  decodeClaim,
  decodeWithdrawal,
  encodeClaim,
  encodeWithdrawal,
} from './claim.ts';
import type { MeetingOpening } from './meeting.ts';
import { maximumBodyLength } from './post.ts';
import { anyClaim, damaged, exactly, upTo } from './testing/arbitraries.ts';
import { firstIntervalOfDay, intervalStart } from './time.ts';

const today = 20_000;
const tolerance = 2;
const now = intervalStart(firstIntervalOfDay(today) + 72);

const opening = (number: number): MeetingOpening => ({
  identifier: new Uint8Array(16).fill(number),
  metadata: new Uint8Array(2),
  opening: new Uint8Array(16),
  meeting: new Uint8Array(16),
});

const honest: Claim = {
  token: { issuer: 2, message: new Uint8Array(64), signature: new Uint8Array(256) },
  revision: new Uint8Array(32),
  openings: [opening(1), opening(2)],
  keys: [{ key: new Uint8Array(16).fill(1), start: firstIntervalOfDay(today - 1), period: 144 }],
};

const codeOf = (change: Partial<Claim>): string => {
  const result = checkClaim({ ...honest, ...change }, tolerance, now);
  return result.ok ? 'ok' : result.code;
};

it('reads back every claim it writes', () => {
  fc.assert(
    fc.property(anyClaim, (claim) => {
      expect(decodeClaim(encodeClaim(claim))).toEqual({ ok: true, value: claim });
    }),
    { seed: 1, numRuns: 100 },
  );
});

it('survives any bytes, and reads only what it would write itself', () => {
  const bytes = encodeClaim(honest);
  fc.assert(
    fc.property(fc.oneof(upTo(700), damaged(bytes)), (input) => {
      const read = decodeClaim(input);
      if (read.ok) expect(encodeClaim(read.value)).toEqual(input);
      else expect(read.code).toBe('claim.layout');
    }),
    { seed: 2, numRuns: 3000 },
  );
  for (let length = 0; length < bytes.length; length++)
    expect(decodeClaim(bytes.slice(0, length)).ok).toBe(false);
});

it('accepts an honest claim and gives each broken rule its own code', () => {
  const openings = (count: number) => Array.from({ length: count }, (_, i) => opening(i));
  expect(codeOf({})).toBe('ok');
  expect(codeOf({ openings: openings(22) })).toBe('ok');
  expect(codeOf({ openings: openings(23) })).toBe('claim.opening');
  expect(codeOf({ openings: [] })).toBe('claim.opening');
  expect(codeOf({ keys: [] })).toBe('report.no-keys');
  expect(codeOf({ keys: [{ ...(honest.keys[0] as Claim['keys'][number]), period: 0 }] })).toBe(
    'report.key-period',
  );
});

it('credits a meeting once: the same opening may not stand twice in a claim', () => {
  expect(codeOf({ openings: [opening(1), opening(2), opening(1)] })).toBe('claim.opening');
});

it('reads back every withdrawal it writes, and fits into a post with 2000 tags', () => {
  fc.assert(
    fc.property(exactly(16), fc.array(exactly(12), { maxLength: 40 }), (secret, tags) => {
      expect(decodeWithdrawal(encodeWithdrawal({ secret, tags }))).toEqual({
        ok: true,
        value: { secret, tags },
      });
    }),
    { seed: 3, numRuns: 100 },
  );
  const tags = Array.from({ length: 2001 }, () => new Uint8Array(12));
  const largest = encodeWithdrawal({ secret: new Uint8Array(16), tags: tags.slice(1) });
  expect(largest.length).toBe(24_018);
  expect(largest.length).toBeLessThanOrEqual(maximumBodyLength);
  expect(decodeWithdrawal(largest).ok).toBe(true);
  expect(decodeWithdrawal(encodeWithdrawal({ secret: new Uint8Array(16), tags }))).toMatchObject({
    code: 'withdraw.layout',
  });
});

it('survives any bytes as a withdrawal', () => {
  const bytes = encodeWithdrawal({
    secret: new Uint8Array(16),
    tags: [new Uint8Array(12), new Uint8Array(12)],
  });
  fc.assert(
    fc.property(fc.oneof(upTo(100), damaged(bytes)), (input) => {
      const read = decodeWithdrawal(input);
      if (read.ok) expect(encodeWithdrawal(read.value)).toEqual(input);
      else expect(read.code).toBe('withdraw.layout');
    }),
    { seed: 4, numRuns: 2000 },
  );
});
