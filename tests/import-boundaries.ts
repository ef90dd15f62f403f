// SPDX-License-Identifier: GPL-3.0-only
// The architecture as a table, and the function that holds a file against it. A new package needs a row here: that is
// the moment to ask where it stands.
import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { listImports } from './list-imports.ts';
import type { RepositoryFile } from './repository-files.ts';

/** What each package and app may import of ours, by folder. */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'packages/protocol': [],
  'packages/matcher': ['protocol'],
  'packages/exposure': ['protocol'],
  'packages/phone': ['protocol', 'matcher', 'exposure'],
  'packages/sealer': ['protocol', 'phone'],
  'packages/csv': [],
  'packages/desk-client': ['protocol'],
  'packages/server': ['protocol', 'csv', 'exposure', 'desk-client'],
  'packages/recordings': [],
  'packages/simulator': [
    'protocol',
    'matcher',
    'exposure',
    'phone',
    'sealer',
    'server',
    'desk-client',
    'recordings',
  ],
  'packages/cli': ['protocol', 'matcher', 'exposure', 'phone', 'server', 'recordings', 'simulator'],
  'packages/host-bridge': ['protocol', 'phone'],
  // Of the simulator only the types of what the town's radio says.
  'packages/phone-web': ['protocol', 'matcher', 'phone', 'sealer', 'desk-client', 'host-bridge', 'simulator'],
  'apps/tour': ['protocol', 'exposure', 'phone', 'phone-web', 'server', 'desk-client', 'simulator'],
  // Of the server only its tests: they sign in at a real desk.
  'apps/console': ['protocol', 'csv', 'server', 'desk-client', 'simulator'],
  'apps/citizen': ['protocol', 'matcher', 'exposure', 'phone', 'phone-web', 'desk-client', 'host-bridge'],
};

/** Packages that run the same in a browser, in a phone's web view and in Node. */
const CORE = ['packages/protocol', 'packages/matcher', 'packages/exposure', 'packages/phone'];

const NODE_BUILT_INS = new Set(builtinModules);
const TEST_CODE = /\.test\.tsx?$|\/testing\//;

/**
 * Holds one source file against the architecture.
 *
 * @param file its path from the repository's folder, and its text
 * @returns one sentence for each import that is not allowed; empty when all are
 */
export function findBoundaryViolations(file: RepositoryFile): string[] {
  const home = homeOf(file.path);
  return listImports(file.path, file.text).flatMap(({ specifier, line }) => {
    const objection = isRelative(specifier)
      ? objectToPath(file.path, home, specifier)
      : objectToPackage(file.path, home, specifier);
    return objection ? [`${file.path}:${line} imports '${specifier}': ${objection}`] : [];
  });
}

function objectToPath(path: string, home: string, specifier: string): string | undefined {
  if (specifier.startsWith('/')) return 'a path of one machine';
  const target = posix.join(posix.dirname(path), specifier);
  const targetHome = homeOf(target);
  // A benchmark measures what a test tests, with the same means; so does the test of a script.
  const mayUseTestCode = home === 'bench' || (home === 'scripts' && TEST_CODE.test(path));
  if (mayUseTestCode && /^packages\/[^/]+\/src\/testing\//.test(target)) return undefined;
  if (targetHome !== home) return `reaches into ${targetHome}; only its index.ts is offered, by name`;
  if (!TEST_CODE.test(path) && /\.test\.tsx?$/.test(target)) return 'a test is not part of the product';
  return undefined;
}

function objectToPackage(path: string, home: string, specifier: string): string | undefined {
  if (specifier.startsWith('@bluezone/')) return objectToOurPackage(home, specifier);
  if (!CORE.includes(home) || TEST_CODE.test(path)) return undefined;
  const isBuiltIn = specifier.startsWith('node:') || NODE_BUILT_INS.has(specifier);
  return isBuiltIn ? `${home} has no platform, so nothing of Node's` : undefined;
}

function objectToOurPackage(home: string, specifier: string): string | undefined {
  const [, name = '', ...rest] = specifier.split('/');
  if (rest.length > 0) return `reaches into packages/${name}; only its index.ts is offered, by name`;
  const allowed = MAY_IMPORT[home];
  if (!allowed) return isPackageFolder(home) ? `${home} has no row in tests/import-boundaries.ts` : undefined;
  if (allowed.includes(name)) return undefined;
  return `${home} may import ${allowed.length > 0 ? allowed.join(', ') : 'no package of ours'}`;
}

function isRelative(specifier: string): boolean {
  return specifier.startsWith('.') || specifier.startsWith('/');
}

function isPackageFolder(home: string): boolean {
  return home.startsWith('packages/') || home.startsWith('apps/');
}

/** The package or app a path lies in, such as `packages/phone`, or the top-level folder of anything else. */
function homeOf(path: string): string {
  const [group = '', name = ''] = path.split('/');
  return group === 'packages' || group === 'apps' ? `${group}/${name}` : path.includes('/') ? group : '.';
}
