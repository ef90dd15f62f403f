// SPDX-License-Identifier: GPL-3.0-only
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readReport } from './read-report.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bluezone-report-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (testResults: object[]) => {
  writeFileSync(join(folder, 'report.json'), JSON.stringify({ testResults }));
  return readReport(join(folder, 'report.json'), folder);
};
const test = (status: string, fullName: string) => ({ status, fullName });

it('counts what passed and failed, and names what was skipped or only planned', () => {
  const tests = [
    test('passed', 'a'),
    test('failed', 'b'),
    test('skipped', 'c'),
    test('todo', 'd'),
    test('pending', 'e'),
  ];
  expect(read([{ name: join(folder, 'x', 'y.test.ts'), status: 'failed', assertionResults: tests }])).toEqual(
    {
      passed: 1,
      failed: 1,
      leftOut: ['c', 'd', 'e'].map((name) => ({ file: join('x', 'y.test.ts'), name })),
    },
  );
});

it('counts a file that could not be loaded as one failure', () => {
  const files = [
    { name: join(folder, 'x.test.ts'), status: 'failed', assertionResults: [] },
    { name: join(folder, 'y.test.ts'), status: 'passed', assertionResults: [test('passed', 'a')] },
  ];
  expect(read(files)).toEqual({ passed: 1, failed: 1, leftOut: [] });
});
