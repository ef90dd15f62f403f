// SPDX-License-Identifier: GPL-3.0-only
import { existsSync, readFileSync } from 'node:fs';

/**
 * Whether node_modules holds just what package-lock.json asks for, judged by npm's own record of what it installed.
 * Packages that npm may leave out (other platforms) may be absent.
 *
 * @param {string} root the repository's folder
 * @returns {boolean}
 */
export function isInstalled(root) {
  const record = `${root}/node_modules/.package-lock.json`;
  if (!existsSync(record)) return false;
  const wanted = readPackages(`${root}/package-lock.json`);
  const present = readPackages(record);
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.includes('node_modules/')) return true;
    const found = present[path];
    if (!found) return entry.optional === true || entry.peer === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

function readPackages(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}
