// SPDX-License-Identifier: GPL-3.0-only
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file of the repository: its path from the repository's folder, with forward slashes, and its text. */
export interface RepositoryFile {
  readonly path: string;
  readonly text: string;
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const NOT_OURS = new Set(['.git', 'node_modules', '.build', '.bluezone', 'dist', 'coverage']);
const SOURCE = /\.(?:ts|tsx|mts|mjs|js)$/;

/** Every text file of the repository, without what is installed, built or stored there. */
export function readTextFiles(): RepositoryFile[] {
  const files: RepositoryFile[] = [];
  for (const path of listFiles(ROOT)) {
    const bytes = readFileSync(path);
    if (bytes.includes(0)) continue;
    files.push({ path: relative(ROOT, path).replaceAll('\\', '/'), text: bytes.toString('utf8') });
  }
  return files;
}

/** Every source file of ours: packages, apps, scripts, tests, benchmarks and configuration written as code. */
export function readSourceFiles(): RepositoryFile[] {
  return readTextFiles().filter(({ path }) => SOURCE.test(path));
}

/** The folders of the packages, such as `packages/phone`, and of the apps, such as `apps/tour`. */
export function listPackageFolders(): string[] {
  return ['packages', 'apps'].flatMap((group) =>
    readdirSync(join(ROOT, group), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${group}/${entry.name}`),
  );
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return listFiles(path);
    return entry.isFile() && !entry.name.endsWith('.log') ? [path] : [];
  });
}
