// SPDX-License-Identifier: GPL-3.0-only
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

/**
 * Counts a report of vitest's JSON reporter.
 *
 * @param {string} path the report
 * @param {string} root the repository's folder
 * @returns {{ passed: number, failed: number, leftOut: { file: string, name: string }[] }} a file that could not be
 *   loaded counts as one failure; `leftOut` are the tests skipped or only planned
 */
export function readReport(path, root) {
  const { testResults } = JSON.parse(readFileSync(path, 'utf8'));
  const counts = { passed: 0, failed: 0, leftOut: [] };
  for (const { name, status, assertionResults } of testResults) {
    const failedBefore = counts.failed;
    for (const test of assertionResults) {
      if (test.status === 'passed') counts.passed += 1;
      else if (test.status === 'failed') counts.failed += 1;
      else counts.leftOut.push({ file: relative(root, name), name: test.fullName });
    }
    if (status === 'failed' && counts.failed === failedBefore) counts.failed += 1;
  }
  return counts;
}
