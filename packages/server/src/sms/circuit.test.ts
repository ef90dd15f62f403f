// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { Circuit } from './circuit.ts';

const circuit = () => new Circuit({ failures: 3, openMs: 1000, longestOpenMs: 3000 });

it('opens after failures in a row, not after as many with a success between', () => {
  const c = circuit();
  c.fail(0);
  c.fail(0);
  c.succeed();
  c.fail(0);
  expect(c.fail(0)).toBe(false);
  expect(c.pass(0)).toBe(true);
  expect(c.fail(0)).toBe(true);
  expect(c.pass(0)).toBe(false);
  expect(c.isUsable(999)).toBe(false);
  expect(c.waitMs(400)).toBe(600);
});

it('lets one trial pass when its time is over, and all when that went well', () => {
  const c = circuit();
  for (let i = 0; i < 3; i++) c.fail(0);
  expect(c.pass(1000)).toBe(true);
  expect(c.pass(1000)).toBe(false);
  c.succeed();
  expect(c.pass(1000)).toBe(true);
  expect(c.pass(1000)).toBe(true);
});

it('stays open twice as long after each trial that fails, up to its longest', () => {
  const c = circuit();
  for (let i = 0; i < 3; i++) c.fail(0);
  let now = 0;
  for (const wait of [1000, 2000, 3000, 3000]) {
    expect(c.waitMs(now)).toBe(wait);
    now += wait;
    expect(c.pass(now)).toBe(true);
    expect(c.fail(now)).toBe(true);
  }
});

it('opens at once for a sender that wants nothing of ours, and late failures do not open it anew', () => {
  const c = circuit();
  expect(c.fail(0, true)).toBe(true);
  expect(c.fail(500)).toBe(false);
  expect(c.waitMs(500)).toBe(500);
});
