// SPDX-License-Identifier: GPL-3.0-only
// Builds may finish side by side, and a command that is still running may load a part of an older one. So each file is
// moved into place by itself, the entry last, and older parts stay for a day.
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

const KEEP_MS = 24 * 60 * 60 * 1000;

/**
 * Moves every file of a finished build to where it is used.
 *
 * @param {string} from the finished build
 * @param {string} to the folder it is used from; on the same disk
 * @param {string} entry the file that refers to the others, by names that change with their content
 */
export function publishBuild(from, to, entry) {
  const built = listFiles(from);
  for (const file of [...built.filter((name) => name !== entry), entry]) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    renameSync(join(from, file), join(to, file));
  }
  for (const file of listFiles(to)) {
    if (built.includes(file)) continue;
    const stat = statSync(join(to, file), { throwIfNoEntry: false });
    if (stat && Date.now() - stat.mtimeMs > KEEP_MS) rmSync(join(to, file), { force: true });
  }
}

function listFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}
