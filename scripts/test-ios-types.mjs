// SPDX-License-Identifier: GPL-3.0-only
// `npm run test:ios-types`: the iPhone's host without a Mac. Its Swift is type-checked against our own signatures of Apple's
// frameworks, those are held against public typings, and what needs no iPhone is run. It does not show that it builds
// with Apple's SDK: docs/ios-first-build.md says what does.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { ensureInstalled } from './ensure-installed.mjs';
import { root } from './root.mjs';
import { runChild } from './run-child.mjs';
import { compilerFlags, ensureSwift, runSwift, swiftVersion } from './swift-toolchain.mjs';

const ios = `${root}/native/ios`;
const build = `${root}/.build/ios-types`;
/** UIKit's brings Foundation's additions, and WebKit's needs it. */
const stubs = [
  'UIKit',
  'CoreBluetooth',
  'WebKit',
  'JavaScriptCore',
  'BackgroundTasks',
  'UserNotifications',
].concat(['Security', 'CryptoKit']);
/** Of the host, what needs Foundation alone. */
const runnable = [
  'Json',
  'RadioPlan',
  'ScanStore',
  'ScanGatherer',
  'PeerThrottle',
  'ProtectedFile',
  'Vault',
].concat(['AppFiles', 'Exchange', 'OwnerFile']);

try {
  await ensureInstalled(root);
  const swift = await ensureSwift();
  rmSync(build, { recursive: true, force: true });
  mkdirSync(build, { recursive: true });
  const flags = [...compilerFlags(swift, build), '-I', build];
  for (const name of stubs)
    compile(swift, `signatures of ${name}`, [
      ...['-emit-module', '-parse-as-library', ...flags, '-module-name', name],
      ...[`${ios}/stubs/${name}.swift`, '-o', `${build}/${name}.swiftmodule`],
    ]);
  const sources = readdirSync(`${ios}/App`).filter((name) => name.endsWith('.swift'));
  compile(swift, `types of ${sources.length} files`, [
    ...['-typecheck', '-parse-as-library', ...flags, '-module-name', 'Bluezone'],
    ...sources.map((name) => `${ios}/App/${name}`),
  ]);
  process.stdout.write(`ok     types of ${sources.length} files, with Swift ${swiftVersion}\n`);
  const { status, output } = runSwift(swift, [
    ...['-interpret', ...flags, '-module-name', 'BluezoneTests', `${ios}/tests/main.swift`],
    ...runnable.map((name) => `${ios}/App/${name}.swift`),
  ]);
  process.stdout.write(output);
  if (status !== 0 || !/^swift: \d+ passed, 0 failed$/m.test(output))
    throw new Error('tests in Swift failed');
  process.exitCode = await runChild([`${root}/node_modules/vitest/vitest.mjs`, 'run', 'native/ios'], {
    cwd: root,
  });
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

function compile(swift, what, args) {
  const { status, output } = runSwift(swift, args);
  if (status !== 0) throw new Error(`FAILED ${what}\n${output}`);
}
