// SPDX-License-Identifier: GPL-3.0-only
// `npm run test:android`: builds the Android host, holds it against the documents, runs its tests on a plain Java machine,
// and lets two hosts meet whose pages are the real engine. A missing tool is a failure.
import { spawnSync } from 'node:child_process';
import { buildAndroid } from './android-build.mjs';
import { prepareJvm } from './android-jvm.mjs';
import { requirePrograms } from './android-toolchain.mjs';
import { verifyAndroid } from './android-verify.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { pairHosts } from './pair-android-hosts.mjs';
import { root } from './root.mjs';

try {
  requirePrograms();
  await ensureInstalled(root);
  const folder = `${root}/.build/android-test`;
  const built = await buildAndroid(folder);
  const { problems } = verifyAndroid(built);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const jvm = prepareJvm(built, folder);
  const only = process.argv.slice(2);
  const chosen = jvm.testClasses.filter(
    (name) => only.length === 0 || only.some((part) => name.includes(part)),
  );
  const isNone = chosen.length === 0;
  const { status } = isNone
    ? { status: 0 }
    : spawnSync('java', [...jvm.java, 'org.junit.runner.JUnitCore', ...chosen], {
        stdio: 'inherit',
      });
  if (status !== 0) throw new Error('tests of the Android host failed');
  if (only.length === 0 || only.includes('pairing')) await pairHosts(jvm.java, folder);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
