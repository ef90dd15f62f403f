// SPDX-License-Identifier: GPL-3.0-only
import { expect, test } from 'vitest';
import { pinoLog, rememberingLog } from './log.ts';

const canary = '+84912345678';

test('the last lines are kept as they would stand in a file', () => {
  const written: string[] = [];
  const { log, lines } = rememberingLog(2);
  for (const each of [pinoLog({ write: (line) => written.push(line) }), log]) {
    each.info('first', { keys: 1 });
    each.alert('second');
    each.error('third', new TypeError(canary));
  }
  const timeless = (line: string | undefined) =>
    line?.replace(/"time":\d+/, '"time":0').replace(/log\.test\.ts:[\d:]+/g, '');
  expect(lines().length).toBe(2);
  expect(lines().map(timeless)).toEqual(written.slice(1).map((line) => timeless(line.trimEnd())));
  expect(JSON.parse(lines()[0] ?? '')).toMatchObject({ level: 40, msg: 'second' });
});

test('of an error stand its kind and its place, never its text or what else hangs on it', () => {
  const { log, lines } = rememberingLog(10);
  class Told extends Error {
    override readonly name = 'Told';
    readonly code = canary;
    readonly detail = canary;
  }
  const caused = new Told(`${canary}\nsecond line ${canary}`, { cause: new Error(canary) });
  for (const each of [log, log.ofDay]) each.error('failed', caused);
  log.error('failed', canary);
  log.error('failed', { message: canary });
  expect(lines().length).toBe(4);
  expect(lines().join()).not.toContain('912345678');
  expect(lines()[0]).toContain('Told');
});

test('lines about what a phone caused tell the UTC day and nothing finer', () => {
  const { log, lines } = rememberingLog(10);
  log.ofDay.info('a', { n: 1 });
  log.ofDay.alert('b');
  log.ofDay.error('c', new Error());
  const today = new Date().toISOString().slice(0, 10);
  for (const line of lines()) {
    const { day, time } = JSON.parse(line);
    expect([day <= today, time]).toEqual([true, undefined]);
    expect(line).not.toMatch(/\d{1,2}:\d{2}:\d{2}|"\w*[tT]ime"/);
  }
});

test('the same alert is told once a minute, however often it is raised', () => {
  const { log, lines } = rememberingLog(10);
  for (let i = 0; i < 1000; i++) log.alert('a database or a desk is away');
  log.alert('another');
  expect(lines().map((line) => JSON.parse(line).msg)).toEqual(['a database or a desk is away', 'another']);
});
