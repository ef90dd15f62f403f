// SPDX-License-Identifier: GPL-3.0-only
// Recordings and published vectors are not in the repository (docs/datasets.md). Tests find them by these variables.
import { statSync } from 'node:fs';
import { resolve } from 'node:path';

/** The material tests may ask for, and what is tested with it. */
export const material = [
  { variable: 'BLUEZONE_DATASETS', used: 'recordings of real meetings' },
  { variable: 'BLUEZONE_VECTORS', used: 'published test vectors' },
];

/**
 * The environment for tests: every folder as an absolute path.
 *
 * @param {NodeJS.ProcessEnv} environment
 * @param {boolean} requireAll whether a variable that is not set is a problem too
 * @returns {{ environment: NodeJS.ProcessEnv, problems: string[] }}
 */
export function locateMaterial(environment, requireAll) {
  const located = { ...environment };
  const problems = [];
  for (const { variable, used } of material) {
    const value = environment[variable];
    if (!value) {
      if (requireAll) problems.push(`${variable} is not set, and BLUEZONE_REQUIRE_ALL asks for the ${used}.`);
      continue;
    }
    located[variable] = resolve(value);
    if (!statSync(value, { throwIfNoEntry: false })?.isDirectory()) {
      problems.push(
        `${variable} names ${value}, which is not a folder. docs/datasets.md says what belongs there.`,
      );
    }
  }
  return { environment: located, problems };
}
