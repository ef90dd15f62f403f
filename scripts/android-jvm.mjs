// SPDX-License-Identifier: GPL-3.0-only
// The Android host on a plain Java machine: the real framework of Android 15 under Robolectric, without a phone.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { filesBelow } from './android-build.mjs';
import { artifacts, fetchArtifact, run, sha256Of } from './android-toolchain.mjs';
import { root } from './root.mjs';

const tests = `${root}/native/android/app/src/test`;

/**
 * Fetches what the tests stand on and compiles them.
 *
 * @param built what `buildAndroid` gave
 * @returns arguments of `java` before the name of a class, and the names of all test classes
 */
export function prepareJvm(built, folder) {
  const libraries = fetchLibraries(`${root}/.build/android-libraries`);
  const testPlatform = fetchArtifact(artifacts.testPlatform);
  const classes = `${folder}/tests`;
  mkdirSync(`${classes}/com/android/tools`, { recursive: true });
  writeFileSync(
    `${classes}/com/android/tools/test_config.properties`,
    [
      `android_resource_apk=${built.apk}`,
      `android_merged_manifest=${built.manifest}`,
      'android_custom_package=vn.bluezone.host',
      '',
    ].join('\n'),
  );
  const path = [classes, built.classes, ...libraries, built.platform].join(':');
  const sources = filesBelow(`${tests}/java`);
  run('javac', [
    ...['--release', '17', '-cp', path, '-encoding', 'UTF-8', '-Xlint:all,-options,-classfile,-processing'],
    ...['-proc:none', '-d', classes, ...sources],
  ]);
  return {
    java: [
      ...['-Xmx1g', '-XX:+UseSerialGC', '-Drobolectric.offline=true'],
      `-Drobolectric.dependency.dir=${dirname(testPlatform)}`,
      ...['-cp', path],
    ],
    testClasses: sources
      .map((name) => /(vn\/.*Test)\.java$/.exec(name)?.[1]?.replaceAll('/', '.'))
      .filter((name) => name !== undefined),
  };
}

/** The libraries that the tests' pom asks for, once for each version of it. */
function fetchLibraries(folder) {
  const mark = `${folder}/fetched-for`;
  const wanted = sha256Of(`${tests}/pom.xml`);
  if (!isFetched(mark, wanted)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    process.stdout.write('fetching the libraries of the tests\n');
    run('mvn', [
      ...['-q', '-B', '-f', `${tests}/pom.xml`, 'dependency:copy-dependencies'],
      `-DoutputDirectory=${folder}`,
    ]);
    // An archive for Android keeps its classes one level deeper.
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.aar'))) {
      const inside = `${folder}/${name}-inside`;
      mkdirSync(inside);
      run('jar', ['xf', `${folder}/${name}`, 'classes.jar'], { cwd: inside });
    }
    writeFileSync(mark, wanted);
  }
  return filesBelow(folder).filter((name) => name.endsWith('.jar'));
}

function isFetched(mark, wanted) {
  try {
    return readFileSync(mark, 'utf8') === wanted;
  } catch {
    return false;
  }
}
