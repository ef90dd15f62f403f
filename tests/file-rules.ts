// SPDX-License-Identifier: GPL-3.0-only
// Rules that hold for every file, whatever package it is in. The forbidden words are put together from pieces, so that
// this file passes its own rules.
import { posix } from 'node:path';
import type { RepositoryFile } from './repository-files.ts';

const SPDX = '// SPDX-License-Identifier: GPL-3.0-only';
const KEBAB_CASE = /^[a-z0-9]+(?:[-.][a-z0-9]+)*\.[a-z]+$/;
const EMPTY_NAMES = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'misc', 'manager']);
const SWITCHED_OFF = new RegExp(
  ['@ts-' + 'ignore', '@ts-' + 'nocheck', 'biome-' + 'ignore', 'TO' + 'DO', 'FIX' + 'ME'].join('|'),
);

const MACHINE_PATH = new RegExp(`(?<![\\w.~-])/(?:(?:home|root)/\\S|${'wor' + 'k'}/\\S)`);
const MATERIAL_PATH = new RegExp(`\\.\\./${'sha' + 'red'}/(?:data|vectors)`);
const MAY_NAME_MATERIAL = '.ci/run';

/**
 * Holds a source file against the rules for sources: the licence line first, a name that says what is inside, and
 * nothing switched off or put off in a comment.
 *
 * @returns one sentence for each rule broken
 */
export function findSourceViolations({ path, text }: RepositoryFile): string[] {
  const violations: string[] = [];
  const name = posix.basename(path);
  const firstLine = text.replace(/^#!.*\n/, '').split('\n', 1)[0];
  if (firstLine !== SPDX) violations.push(`${path} does not begin with '${SPDX}'`);
  if (!KEBAB_CASE.test(name)) violations.push(`${path} is not named in kebab-case`);
  if (name.split(/[-.]/).some((word) => EMPTY_NAMES.has(word))) {
    violations.push(`${path} has a name that says nothing: name the one concept it holds`);
  }
  for (const [index, line] of text.split('\n').entries()) {
    const word = SWITCHED_OFF.exec(line)?.[0];
    if (word) violations.push(`${path}:${index + 1} has '${word}': do it now, or open an issue`);
  }
  return violations;
}

/**
 * Holds any text file against the rule that nothing in the repository names a place on one machine.
 *
 * @returns one sentence for each line that does
 */
export function findMachinePaths({ path, text }: RepositoryFile): string[] {
  const violations: string[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (MACHINE_PATH.test(line)) violations.push(`${path}:${index + 1} names a path of one machine`);
    if (path !== MAY_NAME_MATERIAL && MATERIAL_PATH.test(line)) {
      violations.push(
        `${path}:${index + 1} names a folder outside the repository; only ${MAY_NAME_MATERIAL} may`,
      );
    }
  }
  return violations;
}
