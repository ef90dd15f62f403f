// SPDX-License-Identifier: GPL-3.0-only
// npm runs scripts in the project's folder, wherever it was called (a folder below, or `npm --prefix`). Relative paths
// are meant from where the person stood.
import { existsSync } from 'node:fs';

/**
 * The folder in which npm was called, when npm called this; else the current one.
 *
 * @param {string} root the repository's folder
 * @param {string} current the folder of the process
 * @param {Record<string, string | undefined>} env
 * @returns {string}
 */
export function folderOfCaller(root, current, env) {
  const caller = env.INIT_CWD;
  const isFromNpm = env.npm_lifecycle_event !== undefined && current === root;
  return isFromNpm && caller !== undefined && existsSync(caller) ? caller : current;
}
