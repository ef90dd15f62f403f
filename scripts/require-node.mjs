// SPDX-License-Identifier: GPL-3.0-only
// Says plainly that Node is too old, before anything newer than it is loaded.
import { readFileSync } from 'node:fs';

/**
 * Ends the process with a message when this Node is older than `engines.node` of package.json.
 *
 * @param {string} root the repository's folder
 */
export function requireNode(root) {
  const { engines } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
  const wanted = engines.node.replace('>=', '');
  const [major, minor] = wanted.split('.').map(Number);
  const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number);
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return;
  process.stderr.write(
    `Bluezone needs Node ${wanted} or newer; this is Node ${process.versions.node}.\n` +
      'Install a current one from https://nodejs.org and run the command again.\n',
  );
  process.exit(1);
}
