// SPDX-License-Identifier: GPL-3.0-only
// `npm run build:android`: the Android app, without Android Studio. Built twice, in two places, to show that the same
// sources give the same bytes; then verified. The result is .build/android/bluezone.apk.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { buildAndroid, minSdk, targetSdk } from './android-build.mjs';
import { requirePrograms, sha256Of } from './android-toolchain.mjs';
import { verifyAndroid } from './android-verify.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { root } from './root.mjs';

try {
  requirePrograms();
  await ensureInstalled(root);
  const built = await buildAndroid(`${root}/.build/android`);
  const hash = sha256Of(built.apk);
  const again = mkdtempSync(`${tmpdir()}/bluezone-android-`);
  try {
    const other = sha256Of((await buildAndroid(`${again}/elsewhere`)).apk);
    if (other !== hash) throw new Error(`two builds differ: ${hash} and ${other}`);
  } finally {
    rmSync(again, { recursive: true, force: true });
  }
  const { size, permissions, problems } = verifyAndroid(built);
  process.stdout.write(
    [
      built.apk.slice(root.length + 1),
      `${size} bytes, minSdk ${minSdk}, targetSdk ${targetSdk}, signatures v2 and v3, aligned`,
      'no type of android.location is referred to',
      `permissions: ${permissions.join(', ')}`,
      `SHA-256, of two builds: ${hash}`,
      '',
    ].join('\n'),
  );
  if (problems.length > 0) throw new Error(problems.join('\n'));
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
