// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { findBoundaryViolations, MAY_IMPORT } from './import-boundaries.ts';
import { listPackageFolders, readSourceFiles } from './repository-files.ts';

const check = (path: string, text: string): string[] => findBoundaryViolations({ path, text });

it('every import in the repository keeps to the architecture', () => {
  const files = readSourceFiles();
  expect(files.length).toBeGreaterThan(listPackageFolders().length);
  expect(files.flatMap(findBoundaryViolations)).toEqual([]);
});

it('every package and app has a row in the table, and no row is left of one that is gone', () => {
  expect(Object.keys(MAY_IMPORT).sort()).toEqual(listPackageFolders().sort());
});

it('the table has no circle', () => {
  const reaches = (name: string): string[] =>
    (MAY_IMPORT[`packages/${name}`] ?? []).flatMap((next) => [next, ...reaches(next)]);
  for (const folder of Object.keys(MAY_IMPORT)) {
    const name = folder.replace(/^\w+\//, '');
    expect(reaches(name), folder).not.toContain(name);
  }
});

it.each([
  [
    'a package below importing one above',
    'packages/protocol/src/a.ts',
    "import { x } from '@bluezone/phone';",
  ],
  ['the server importing the phone', 'packages/server/src/a.ts', "import type { P } from '@bluezone/phone';"],
  ['the phone importing the server', 'packages/phone/src/a.ts', "export * from '@bluezone/server';"],
  [
    'recordings importing anything of ours',
    'packages/recordings/src/a.ts',
    "await import('@bluezone/protocol');",
  ],
  ['an app importing another', 'apps/tour/src/a.tsx', "import '@bluezone/citizen';"],
  ['the command importing an app', 'packages/cli/src/a.ts', "import '@bluezone/tour';"],
  ['a relative path into another package', 'packages/cli/src/a.ts', "import '../../server/src/index.ts';"],
  ['a file of another package by name', 'packages/cli/src/a.ts', "import '@bluezone/server/src/store.ts';"],
  ['a package importing the benchmarks', 'packages/cli/src/a.ts', "import '../../../bench/match.ts';"],
  ['the core importing a Node module', 'packages/phone/src/a.ts', "import { hash } from 'node:crypto';"],
  ['the core importing a Node module the old way', 'packages/matcher/src/a.ts', "const fs = require('fs');"],
  [
    'a type taken from where it may not be',
    'packages/server/src/a.ts',
    "type P = import('@bluezone/phone').P;",
  ],
  ['a test used by the product', 'packages/phone/src/a.ts', "import './b.test.ts';"],
  ['a path of one machine', 'packages/phone/src/a.ts', "import '/opt/b.ts';"],
  ['a package that the table does not know', 'packages/newcomer/src/a.ts', "import '@bluezone/protocol';"],
])('it objects to %s', (_, path, text) => {
  expect(check(path, text)).toEqual([expect.stringContaining(`${path}:1 imports '`)]);
});

it.each([
  ['a neighbour in the same package', 'packages/phone/src/sync/a.ts', "import { b } from '../b.ts';"],
  ['a package below', 'packages/phone/src/a.ts', "import { x } from '@bluezone/protocol';"],
  ['a library', 'packages/protocol/src/a.ts', "import { sha256 } from '@noble/hashes/sha2.js';"],
  ['Node in a test of the core', 'packages/phone/src/a.test.ts', "import { readFileSync } from 'node:fs';"],
  ['Node in the server', 'packages/server/src/a.ts', "import { createHash } from 'node:crypto';"],
  [
    'a sentence that only looks like an import',
    'packages/server/src/a.ts',
    'const s = "import \'@bluezone/phone\'";',
  ],
])('it allows %s', (_, path, text) => {
  expect(check(path, text)).toEqual([]);
});

it('it names the line of the import', () => {
  expect(check('packages/server/src/a.ts', "\n\nimport '@bluezone/phone';")).toEqual([
    "packages/server/src/a.ts:3 imports '@bluezone/phone': packages/server may import protocol, csv, exposure, desk-client",
  ]);
});
