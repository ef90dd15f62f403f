// SPDX-License-Identifier: GPL-3.0-only
// `npm run check`: everything but the packages' own tests. Runs as many checks at once as there are processors, shows
// the whole output of those that fail, and one line for each.
import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { ensureInstalled } from './ensure-installed.mjs';
import { root } from './root.mjs';
import { runChild } from './run-child.mjs';

await ensureInstalled(root);

const modules = `${root}/node_modules`;
const tsc = `${modules}/typescript/bin/tsc`;
const checks = [
  { name: 'types', args: [tsc, '-p', 'tsconfig.json'] },
  { name: 'types of the core, which has no platform', args: [tsc, '-p', 'tsconfig.core.json'] },
  ...[...appsWithSources(), 'packages/phone-web'].map((app) => ({
    name: `types of ${app}`,
    args: [tsc, '-p', `${app}/tsconfig.json`],
  })),
  { name: 'unused code (knip)', args: [`${modules}/knip/bin/knip.js`, '--no-progress'] },
  { name: 'rules of the repository', args: [`${modules}/vitest/vitest.mjs`, 'run', `${root}/tests/`] },
  {
    name: 'lint and format (Biome)',
    args: [`${modules}/@biomejs/biome/bin/biome`, 'ci', '--error-on-warnings', '--colors=off'],
  },
];

const waiting = [...checks];
let failures = 0;
await Promise.all(Array.from({ length: Math.min(availableParallelism(), checks.length) }, work));
if (failures > 0) process.stdout.write(`${failures} of ${checks.length} checks failed\n`);
process.exitCode = failures > 0 ? 1 : 0;

async function work() {
  for (let check = waiting.shift(); check; check = waiting.shift()) {
    const started = performance.now();
    let output = '';
    const code = await runChild(check.args, {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      onOutput: (text) => {
        output += text;
      },
    });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    if (code !== 0) {
      failures += 1;
      process.stdout.write(`${output.trimEnd()}\n`);
    }
    process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'} ${check.name} (${seconds} s)\n`);
  }
}

function appsWithSources() {
  return readdirSync(`${root}/apps`)
    .map((name) => `apps/${name}`)
    .filter((app) => existsSync(`${root}/${app}/src`) && readdirSync(`${root}/${app}/src`).length > 0);
}
