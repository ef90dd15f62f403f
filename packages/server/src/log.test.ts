// SPDX-License-Identifier: GPL-3.0-only
import { expect, test } from 'vitest';
import { pinoLog, rememberingLog } from './log.ts';

test('the last lines are kept as they would stand in a file', () => {
  const written: string[] = [];
  const { log, lines } = rememberingLog(2);
  for (const each of [pinoLog({ write: (line) => written.push(line) }), log]) {
    each.info('first', { keys: 1 });
    each.alert('second');
    each.error('third', new TypeError('+84912345678'));
  }
  const timeless = (line: string | undefined) =>
    line?.replace(/"time":\d+/, '"time":0').replace(/log\.test\.ts:[\d:]+/g, '');
  expect(lines().length).toBe(2);
  expect(lines().map(timeless)).toEqual(written.slice(1).map((line) => timeless(line.trimEnd())));
  expect(JSON.parse(lines()[0] ?? '')).toMatchObject({ level: 40, msg: 'second' });
  expect(lines().join()).not.toContain('912345678');
});
