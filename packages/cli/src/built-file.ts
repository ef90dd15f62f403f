// SPDX-License-Identifier: GPL-3.0-only
// Files that the builder makes beside the command: the pages, and the file of a town's threads.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** As seen from the bundle, from its chunks and from this source file. */
const places = {
  page: ['../tour', '../../tour', '../../../.build/tour'],
  citizen: ['../citizen', '../../citizen', '../../../.build/citizen'],
  console: ['../console', '../../console', '../../../.build/console'],
  thread: ['./thread.mjs', '../thread.mjs', '../../../.build/cli/thread.mjs'],
} as const;

/** Folder of the tour's page; undefined when it is not built. */
export function builtPageFolder(): string | undefined {
  return places.page.map(located).find((folder) => existsSync(`${folder}/index.html`));
}

/** Folder of the citizen's app; undefined when it is not built. */
export function builtAppFolder(): string | undefined {
  return places.citizen.map(located).find((folder) => existsSync(`${folder}/index.html`));
}

/** Folder of the health authority's console; undefined when it is not built. */
export function builtConsoleFolder(): string | undefined {
  return places.console.map(located).find((folder) => existsSync(`${folder}/index.html`));
}

/** File in which a town's threads begin; undefined when it is not built. */
export function builtThreadFile(): string | undefined {
  return places.thread.map(located).find((file) => existsSync(file));
}

function located(place: string): string {
  return fileURLToPath(new URL(place, import.meta.url));
}
