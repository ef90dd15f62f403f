// SPDX-License-Identifier: GPL-3.0-only
// Tells in a few milliseconds whether anything that goes into a build has changed.
import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';

const TEST_FILE = /\.test\.tsx?$|\/play-through\//;

/**
 * A hash over path, size and modification time of every file below the given paths, tests excepted.
 *
 * @param {string} root the repository's folder
 * @param {string[]} paths files and folders, relative to `root`; those that do not exist are passed over
 * @returns {string} hexadecimal
 */
export function fingerprint(root, paths) {
  const hash = createHash('sha256');
  for (const path of paths) add(hash, root, path);
  return hash.digest('hex');
}

function add(hash, root, path) {
  const stat = statSync(`${root}/${path}`, { throwIfNoEntry: false });
  if (!stat) return;
  if (stat.isDirectory()) {
    for (const name of readdirSync(`${root}/${path}`).sort()) add(hash, root, `${path}/${name}`);
  } else if (!TEST_FILE.test(path)) {
    hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\n`);
  }
}
