// SPDX-License-Identifier: GPL-3.0-only
// `npm test`: vitest, then what was left out and why, then one closing line of counts. With BLUEZONE_REQUIRE_ALL=1 (CI)
// leaving anything out is a failure.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled } from './ensure-installed.mjs';
import { locateMaterial, material } from './material.mjs';
import { readReport } from './read-report.mjs';
import { root } from './root.mjs';
import { runChild } from './run-child.mjs';

const requireAll = process.env.BLUEZONE_REQUIRE_ALL === '1';
const { environment, problems } = locateMaterial(process.env, requireAll);
if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n`);
  process.exit(1);
}

await ensureInstalled(root);
const folder = mkdtempSync(join(tmpdir(), 'bluezone-test-'));
try {
  process.exitCode = await runTests(join(folder, 'report.json'));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function runTests(report) {
  const code = await runChild(
    [
      `${root}/node_modules/vitest/vitest.mjs`,
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...process.argv.slice(2),
    ],
    { cwd: root, env: environment },
  );
  if (!existsSync(report)) {
    process.stderr.write('vitest ended without a report: no test was counted.\n');
    return code || 1;
  }
  const { passed, failed, leftOut } = readReport(report, root);
  for (const line of explainLeftOut(leftOut)) process.stdout.write(`${line}\n`);
  if (code !== 0 && failed === 0)
    process.stdout.write('The run failed outside the tests: the reason stands above.\n');
  process.stdout.write(
    `${passed} passed, ${failed} failed${leftOut.length > 0 ? `, ${leftOut.length} left out` : ''}\n`,
  );
  return code || (failed > 0 || (requireAll && leftOut.length > 0) ? 1 : 0);
}

function explainLeftOut(leftOut) {
  const lines = [];
  const unexplained = new Set(leftOut);
  for (const { variable, used } of material) {
    if (environment[variable]) continue;
    const mine = leftOut.filter(({ file }) => readFileSync(join(root, file), 'utf8').includes(variable));
    for (const test of mine) unexplained.delete(test);
    const files = [...new Set(mine.map(({ file }) => file))].sort();
    lines.push(
      mine.length > 0
        ? `Left out, as ${variable} is not set: ${count(mine.length)} with ${used} (${files.join(', ')}). How to get them: docs/datasets.md`
        : `${variable} is not set; no test of this run asked for the ${used}.`,
    );
  }
  for (const { file, name } of unexplained)
    lines.push(`${requireAll ? 'Not allowed here, l' : 'L'}eft out: ${file}: ${name}`);
  return lines;
}

function count(tests) {
  return tests === 1 ? '1 test' : `${tests} tests`;
}
