// SPDX-License-Identifier: GPL-3.0-only
// What of the built app a phone downloads: scripts and WebAssembly, as they are and under gzip. Read from the built files, so
// that nothing is left out because a browser happened not to ask for it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface Weights {
  /** Scripts that the page itself names, and what those import at once: names of files. */
  readonly first: ReadonlySet<string>;
  /** These, the engine with all that it imports, and the WebAssembly files that those name. */
  readonly engine: ReadonlySet<string>;
  /** Thousands of bytes under gzip, to a tenth. */
  kilobytes(files: Iterable<string>): number;
}

const immediateImport = /(?:\bfrom|\bimport)\s*["'`]\.\/([\w.-]+\.js)["'`]/g;
const laterImport = /\bimport\(\s*["'`]\.\/([\w.-]+\.js)["'`]/g;

/** The page's side of the engine; and the engine itself, a worker that this side names, all of it in one file. */
const engineChunk = /^worker-face-[\w-]+\.js$/;
const engineFile = /\bphone-worker-[\w-]+\.js/g;

/** @param folder of the built app. @throws when it is not what the builder makes of the app */
export function weighScripts(folder: string): Weights {
  const assets = join(folder, 'assets');
  const text = (name: string) => readFileSync(join(assets, name), 'utf8');
  const first = firstScripts(folder);
  const later = [...first].flatMap((name) => [...text(name).matchAll(laterImport)].map(([, each]) => each));
  const engine = later.find((name) => name !== undefined && engineChunk.test(name));
  if (engine === undefined) throw new Error(`${folder} is not the built app`);
  const workers = text(engine).match(engineFile) ?? [];
  if (workers.length === 0) throw new Error(`${folder} is not the built app: it has no engine`);
  const started = importedBy([engine, ...workers], text);
  const modules = [...started].flatMap((name) => text(name).match(/[\w-]+\.wasm/g) ?? []);
  return {
    first,
    engine: new Set([...first, ...started, ...modules]),
    kilobytes: (files) => kilobytesOf(folder, files),
  };
}

/** Names of the scripts that a built page names, with what those import at once. @param folder of the built page */
export function firstScripts(folder: string): Set<string> {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const named = [...page.matchAll(/assets\/([\w.-]+\.js)/g)].map(([, name]) => name as string);
  return importedBy(named, (name) => readFileSync(join(folder, 'assets', name), 'utf8'));
}

/** Thousands of bytes of files of a built page under gzip, to a tenth; each file once. */
export function kilobytesOf(folder: string, files: Iterable<string>): number {
  const size = (name: string) => gzipSync(readFileSync(join(folder, 'assets', name)), { level: 9 }).length;
  const bytes = [...new Set(files)].reduce((sum, name) => sum + size(name), 0);
  return Math.round(bytes / 100) / 10;
}

/** Files and all they import when they are loaded; not what they may ask for later. */
function importedBy(names: readonly string[], text: (name: string) => string): Set<string> {
  const found = new Set<string>();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    for (const [, next] of text(name).matchAll(immediateImport)) waiting.push(next as string);
  }
  return found;
}
