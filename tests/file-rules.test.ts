// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { findMachinePaths, findSourceViolations } from './file-rules.ts';
import { readSourceFiles, readTextFiles } from './repository-files.ts';

const LICENCE = '// SPDX-License-Identifier: GPL-3.0-only\n';

it('every source file keeps to the rules for sources', () => {
  expect(readSourceFiles().flatMap(findSourceViolations)).toEqual([]);
});

it('no file names a path of one machine', () => {
  expect(readTextFiles().flatMap(findMachinePaths)).toEqual([]);
});

it('a file without the licence line is found', () => {
  expect(findSourceViolations({ path: 'packages/phone/src/a.ts', text: 'export {};' })).toHaveLength(1);
});

it('the licence line may follow a line that makes the file a command', () => {
  expect(findSourceViolations({ path: 'scripts/a.mjs', text: `#!/usr/bin/env node\n${LICENCE}` })).toEqual(
    [],
  );
});

it.each([
  'utils.ts',
  'string-utils.ts',
  'helpers.ts',
  'key-manager.ts',
  'common.test.ts',
  'CamelCase.ts',
  'two_words.ts',
])('a file named %s is found', (name) => {
  expect(findSourceViolations({ path: `packages/phone/src/${name}`, text: LICENCE })).toHaveLength(1);
});

it.each(['heard-log.ts', 'heard-log.test.ts', 'aes-128.ts', 'vite.config.ts', 'app.tsx'])(
  'a file named %s is allowed',
  (name) => {
    expect(findSourceViolations({ path: `packages/phone/src/${name}`, text: LICENCE })).toEqual([]);
  },
);

it.each(['@ts-' + 'ignore', 'biome-' + 'ignore lint', 'TO' + 'DO: later'])(
  'a comment saying %s is found',
  (comment) => {
    const text = `${LICENCE}\n// ${comment}\n`;
    expect(findSourceViolations({ path: 'packages/phone/src/a.ts', text })).toEqual([
      expect.stringContaining('packages/phone/src/a.ts:3 has'),
    ]);
  },
);

it.each([
  '/ho' + 'me/someone/data',
  'see /ro' + 'ot/.cache',
  '"/wor' + 'k/main"',
  '../sha' + 'red/data/x.gz',
])('a text that names %s is found', (place) => {
  expect(findMachinePaths({ path: 'docs/a.md', text: `First line\n${place}\n` })).toEqual([
    expect.stringContaining('docs/a.md:2 names'),
  ]);
});

it.each([
  'https://example.org/home/page',
  'apps/home/index.ts',
  'at home/root level',
  "'/home'",
  './work/part.ts',
])('a text that says %s is allowed', (text) => {
  expect(findMachinePaths({ path: 'docs/a.md', text })).toEqual([]);
});
