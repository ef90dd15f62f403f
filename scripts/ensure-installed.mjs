// SPDX-License-Identifier: GPL-3.0-only
// So that a fresh clone needs no step before `npm start` and `npm test`. Says nothing when there is nothing to do, and
// never writes to stdout, which belongs to the command.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isInstalled } from './installed-packages.mjs';
import { requireNode } from './require-node.mjs';

/**
 * Installs the packages of package-lock.json when they are missing or the lock has changed since.
 * Ends the process with a message when Node is too old or the installation fails.
 *
 * @param {string} root the repository's folder
 */
export async function ensureInstalled(root) {
  requireNode(root);
  if (isCurrent(root)) return;
  const { withLock } = await import('./with-lock.mjs');
  const installed = await withLock(`${root}/.build/install.lock`, async () => {
    if (isCurrent(root)) return true;
    if (!isInstalled(root) && !(await install(root))) return false;
    writeFileSync(stampPath(root), lockHash(root));
    return true;
  });
  if (!installed) process.exit(1);
}

function isCurrent(root) {
  return existsSync(stampPath(root)) && readFileSync(stampPath(root), 'utf8') === lockHash(root);
}

function stampPath(root) {
  return `${root}/node_modules/.bluezone-lock-hash`;
}

function lockHash(root) {
  return createHash('sha256')
    .update(readFileSync(`${root}/package-lock.json`))
    .digest('hex');
}

// `npm ci` refuses a lock that does not list the optional packages of every other operating system, so this is
// `npm install`, told to leave the lock alone, and what it did is compared with the lock afterwards.
async function install(root) {
  process.stderr.write('Installing packages (once, and again when package-lock.json changes)\n');
  const { runChild } = await import('./run-child.mjs');
  const npm = process.env.npm_execpath;
  const args = ['install', '--no-save', '--include=dev', '--ignore-scripts', '--prefer-offline'];
  args.push('--no-audit', '--no-fund', '--loglevel=error');
  const options = { cwd: root, stdio: ['ignore', 2, 2] };
  const code = npm?.endsWith('.js')
    ? await runChild([npm, ...args], options)
    : await runChild(args, { ...options, command: 'npm' });
  if (code === 0 && isInstalled(root)) return true;
  process.stderr.write(
    code === 0
      ? 'What npm installed is not what package-lock.json asks for: bring it up to date with `npm install`.\n'
      : 'The packages could not be installed: npm says why above. Nothing else was started.\n',
  );
  return false;
}
