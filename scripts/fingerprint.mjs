// SPDX-License-Identifier: GPL-3.0-only
// Tells in a few milliseconds whether anything that goes into a build has changed.
import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';

const TEST_FILE = /\.test\.tsx?$|\/play-through\//;

/** What is built into the citizen's app, its pinned keys among it (docs/operations.md). */
const APP_SETTING = /^BLUEZONE_APP_/;

/**
 * A hash over path, size and modification time of every file below the given paths, tests excepted, and over the settings that
 * are built into the app.
 *
 * @param {string} root the repository's folder
 * @param {string[]} paths files and folders, relative to `root`; those that do not exist are passed over
 * @param {Record<string, string | undefined>} settings of which those named `BLUEZONE_APP_…` count
 * @returns {string} hexadecimal
 */
export function fingerprint(root, paths, settings = process.env) {
  const hash = createHash('sha256');
  for (const path of paths) add(hash, root, path);
  for (const name of Object.keys(settings).sort())
    if (APP_SETTING.test(name) && settings[name]) hash.update(`${name}=${settings[name]}\n`);
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
