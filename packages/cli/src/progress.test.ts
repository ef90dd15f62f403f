// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { createProgress } from './progress.ts';

function recorded(isTTY: boolean, columns?: number) {
  const pieces: string[] = [];
  return { pieces, stream: { isTTY, columns, write: (text: string) => pieces.push(text) } };
}

it('rewrites one line on a terminal, and takes it away at the end', () => {
  const { pieces, stream } = recorded(true);
  const progress = createProgress(stream);
  progress.report('replaying', 1, 4);
  progress.report('replaying', 2, 4);
  progress.finish();
  expect(pieces).toEqual(['\rreplaying 25 %\u001b[K', '\rreplaying 50 %\u001b[K', '\r\u001b[K']);
});

it('cuts the line to the width of the terminal', () => {
  const { pieces, stream } = recorded(true, 10);
  createProgress(stream).report('replaying the recording');
  expect(pieces).toEqual(['\rreplaying\u001b[K']);
});

it('writes to a terminal at most once for each hundredth', () => {
  const { pieces, stream } = recorded(true);
  const progress = createProgress(stream);
  for (let done = 0; done <= 100_000; done++) progress.report('replaying', done, 100_000);
  expect(pieces).toHaveLength(101);
});

it('writes a line for each step and each tenth of it where there is no terminal', () => {
  const { pieces, stream } = recorded(false);
  const progress = createProgress(stream);
  progress.report('reading');
  progress.report('reading');
  for (let done = 0; done <= 1000; done++) progress.report('replaying', done, 1000);
  progress.finish();
  expect(pieces.slice(0, 3)).toEqual(['reading\n', 'replaying 0 %\n', 'replaying 10 %\n']);
  expect(pieces).toHaveLength(12);
  expect(pieces.join('')).not.toMatch(/[^\P{Cc}\n]/u);
});

it('stays between 0 and 100 % whatever it is told, and shows no control characters', () => {
  const { pieces, stream } = recorded(false);
  const progress = createProgress(stream);
  progress.report('a\u001b[2J', -5, 10);
  progress.report('b', 20, 10);
  progress.report('c', 0, 0);
  expect(pieces).toEqual(['a\\u{1b}[2J 0 %\n', 'b 100 %\n', 'c 100 %\n']);
});
