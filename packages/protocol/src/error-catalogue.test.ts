// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { codeOfWire, type ErrorCode, errorCatalogue, statusOf, wireOf } from './error-catalogue.ts';

const codes = Object.keys(errorCatalogue) as ErrorCode[];

it('gives every code its own number, none of them that of success', () => {
  const wires = codes.map(wireOf);
  expect(new Set(wires).size).toBe(codes.length);
  for (const wire of wires) {
    expect(wire).toBeGreaterThan(0);
    expect(wire).toBeLessThanOrEqual(0xffff);
  }
});

it('finds each code by its number, and nothing for success and unknown numbers', () => {
  for (const code of codes) expect(codeOfWire(wireOf(code))).toBe(code);
  expect(codeOfWire(0)).toBeUndefined();
  expect(codeOfWire(0xffff)).toBeUndefined();
});

it('has an HTTP status of failure for every code but the claim that waits', () => {
  for (const code of codes)
    if (code === 'claim.waiting') expect(statusOf(code)).toBe(202);
    else expect(statusOf(code)).toBeGreaterThanOrEqual(400);
});

it('never changes a number once given out', () => {
  expect(
    ['post.size', 'token.spent', 'report.key-known', 'claim.not-met', 'claim.waiting'].map((code) =>
      wireOf(code as ErrorCode),
    ),
  ).toEqual([10, 22, 38, 51, 52]);
});
