// SPDX-License-Identifier: GPL-3.0-only
// What an Android app is built with on a machine that has no Android Studio: programs of Debian, and files of Maven
// Central that are pinned by their hash.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';

/** Programs and the Debian packages that have them. */
const programs = {
  aapt2: 'aapt',
  apksigner: 'apksigner',
  zipalign: 'zipalign',
  javac: 'default-jdk-headless',
  mvn: 'maven',
};

/** The framework of Android 15 (API 35) as published for tests; Google's dexer; the framework again, prepared for tests. */
export const artifacts = {
  platform: {
    name: 'org.robolectric:android-all:15-robolectric-12650502',
    sha256: '6c0670454f6fcee9f1b17aa393e81d71bf26e7e6ae7c5777ed3924b062191d5b',
  },
  dexer: {
    name: 'com.android.tools:r8:8.5.35',
    sha256: '4733945987ee0a840fafc34080b135259e01678412e07212b23f706334290294',
  },
  testPlatform: {
    name: 'org.robolectric:android-all-instrumented:15-robolectric-12650502-i7',
    sha256: '33c2d7cc4186d4605269d5d411fa1818972c5b30a9f70bfbbd3d430b076af52f',
  },
};

/** Throws with what to install when a program is missing. */
export function requirePrograms() {
  const missing = Object.entries(programs).filter(([program]) => spawnSync('which', [program]).status !== 0);
  if (missing.length === 0) return;
  const packages = [...new Set(missing.map(([, debian]) => debian))].join(' ');
  throw new Error(
    `${missing.map(([program]) => program).join(', ')} not found; on Debian: apt-get install ${packages}`,
  );
}

/** Runs a program; its output, or an error that ends with what it said. */
export function run(program, args, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    ...options,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} failed (${status})\n${stdout ?? ''}${stderr ?? ''}`);
  return stdout;
}

/** The path of a pinned file, fetched where it is not there yet; throws when it is another one. */
export function fetchArtifact({ name, sha256 }) {
  const [group, artifact, version] = name.split(':');
  const folder = `${localRepository()}/${group.replaceAll('.', '/')}/${artifact}/${version}`;
  const path = `${folder}/${artifact}-${version}.jar`;
  if (!existsSync(path)) {
    process.stdout.write(`fetching ${name}\n`);
    run('mvn', ['-q', '-B', 'dependency:get', `-Dartifact=${name}`, '-Dtransitive=false']);
  }
  const found = sha256Of(path);
  if (found !== sha256) throw new Error(`${name} has SHA-256 ${found}, not ${sha256}: delete ${path}`);
  return path;
}

export function sha256Of(path) {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

let repository;

function localRepository() {
  if (repository !== undefined) return repository;
  repository = `${homedir()}/.m2/repository`;
  if (existsSync(repository)) return repository;
  const said = execFileSync(
    'mvn',
    ['-q', '-B', 'help:evaluate', '-Dexpression=settings.localRepository', '-DforceStdout'],
    { encoding: 'utf8' },
  ).trim();
  if (said.startsWith('/')) repository = said;
  return repository;
}
