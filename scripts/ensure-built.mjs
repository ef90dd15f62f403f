// SPDX-License-Identifier: GPL-3.0-only
// Sources run as bundles (docs/decisions/0001). The builder is a process of its own: what it loads and sets does not
// reach the command, and whatever it prints goes to stderr.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fingerprint } from './fingerprint.mjs';
import { withLock } from './with-lock.mjs';

/**
 * Builds the command and the pages when a source has changed since the last build.
 * Ends the process with a message when the build fails.
 *
 * @param {string} root the repository's folder
 */
export async function ensureBuilt(root) {
  const stamp = `${root}/.build/fingerprint`;
  const current = fingerprint(root, sources(root));
  const isBuilt = () =>
    existsSync(`${root}/.build/cli/main.mjs`) && existsSync(stamp) && readFileSync(stamp, 'utf8') === current;
  if (isBuilt()) return;
  await withLock(`${root}/.build/lock`, async () => {
    // Another command may have built meanwhile. Built again, its files would change under it while it loads them.
    if (isBuilt()) return;
    process.stderr.write('Building (once, and again when a source changes)\n');
    const { runChild } = await import('./run-child.mjs');
    const code = await runChild([`${root}/scripts/build.mjs`], { cwd: root, stdio: ['ignore', 2, 2] });
    if (code !== 0) {
      process.stderr.write('The build failed: the reason stands above. Nothing was started.\n');
      rmSync(`${root}/.build/lock`, { force: true });
      process.exit(1);
    }
    writeFileSync(stamp, current);
  });
}

function sources(root) {
  const paths = ['package-lock.json', 'tsconfig.base.json', 'scripts/build.mjs', 'scripts/publish-build.mjs'];
  for (const name of folders(`${root}/packages`))
    paths.push(`packages/${name}/package.json`, `packages/${name}/src`);
  for (const name of folders(`${root}/apps`)) {
    const files = ['package.json', 'tsconfig.json', 'vite.config.ts', 'index.html', 'public', 'src'];
    paths.push(...files.map((file) => `apps/${name}/${file}`));
  }
  return paths;
}

function folders(path) {
  return existsSync(path) ? readdirSync(path).sort() : [];
}
