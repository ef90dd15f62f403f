// SPDX-License-Identifier: GPL-3.0-only
// From the sources to a signed APK. Whatever goes in is sorted, and no time, path or chance comes along: the same sources
// and tools give the same bytes.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build as buildPage } from 'vite';
import { writeArchive } from './android-archive.mjs';
import { buildFramework } from './android-framework.mjs';
import { artifacts, fetchArtifact, run } from './android-toolchain.mjs';
import { root } from './root.mjs';

export const applicationId = 'vn.bluezone.citizen';
export const minSdk = 26;
export const targetSdk = 35;

const sources = `${root}/native/android/app/src/main`;
const testKey = `${root}/native/android/signing/not-for-release.pk8`;
const testCertificate = `${root}/native/android/signing/not-for-release.x509.pem`;

/**
 * Builds into a folder, which is emptied before.
 *
 * @returns the paths of the signed APK and of what it was made from
 */
export async function buildAndroid(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const platform = fetchArtifact(artifacts.platform);
  await buildWeb(`${folder}/assets/app`);
  writeDeployment(`${folder}/res/values`);
  const linked = linkResources(folder, buildFramework(platform, folder));
  const classes = compileJava(folder, platform);
  const dex = dexClasses(folder, classes, platform);
  const files = new Map();
  addFolder(files, linked, '');
  addFolder(files, `${folder}/assets`, 'assets/');
  files.set('classes.dex', readFileSync(dex));
  const plain = `${folder}/unaligned.apk`;
  writeFileSync(plain, writeArchive(files));
  const aligned = `${folder}/aligned.apk`;
  run('zipalign', ['-f', '4', plain, aligned]);
  const apk = `${folder}/bluezone.apk`;
  sign(aligned, apk);
  return {
    ...{ apk, dex, classes, platform },
    manifest: `${folder}/AndroidManifest.xml`,
  };
}

/** The citizen's app with its page for the background; without what only a browser needs. */
async function buildWeb(outDir) {
  await buildPage({
    root: `${root}/apps/citizen`,
    mode: 'host',
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true, sourcemap: false },
  });
}

/** Whom this build talks to. A test build talks to nobody. */
function writeDeployment(folder) {
  const origin = process.env.BLUEZONE_SERVER ?? '';
  if (origin !== '' && !/^https:\/\/[a-z0-9.-]+(?::\d+)?$/.test(origin))
    throw new Error(`BLUEZONE_SERVER is an origin such as https://api.example, not '${origin}'`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    `${folder}/deployment.xml`,
    `<?xml version="1.0" encoding="utf-8"?>\n<resources>\n    <string name="server_origin" translatable="false">${origin}</string>\n</resources>\n`,
  );
}

function linkResources(folder, framework) {
  const manifest = `${folder}/AndroidManifest.xml`;
  // Gradle knows the application's name from its own file; aapt2 wants it here.
  const text = readFileSync(`${sources}/AndroidManifest.xml`, 'utf8');
  writeFileSync(manifest, text.replace('<manifest ', `<manifest package="${applicationId}" `));
  run('aapt2', ['compile', '--dir', `${sources}/res`, '-o', `${folder}/resources.zip`]);
  run('aapt2', ['compile', '--dir', `${folder}/res`, '-o', `${folder}/deployment.zip`]);
  const { version } = JSON.parse(readFileSync(`${root}/apps/citizen/package.json`, 'utf8'));
  const linked = `${folder}/linked`;
  mkdirSync(linked);
  run('aapt2', [
    ...['link', '-o', `${folder}/linked.zip`, '-I', framework, '--manifest', manifest],
    ...['--min-sdk-version', String(minSdk), '--target-sdk-version', String(targetSdk)],
    ...['--version-code', String(versionCode(version)), '--version-name', version],
    ...['--java', `${folder}/generated`, '--custom-package', 'vn.bluezone.host', '--no-version-vectors'],
    ...[`${folder}/resources.zip`, `${folder}/deployment.zip`],
  ]);
  run('jar', ['xf', `${folder}/linked.zip`], { cwd: linked });
  return linked;
}

/** 0.1.0 is 100, 1.2.3 is 10203. */
function versionCode(version) {
  const [major, minor, patch] = version.split('.').map(Number);
  return major * 10_000 + minor * 100 + patch;
}

function compileJava(folder, platform) {
  const classes = `${folder}/classes`;
  mkdirSync(classes);
  const files = [...filesBelow(`${sources}/java`), ...filesBelow(`${folder}/generated`)];
  run('javac', [
    ...['--release', '8', '-cp', platform, '-encoding', 'UTF-8', '-g:source,lines'],
    ...['-Xlint:all,-options,-classfile', '-Werror', '-proc:none', '-d', classes],
    ...files.filter((name) => name.endsWith('.java')),
  ]);
  return classes;
}

function dexClasses(folder, classes, platform) {
  const out = `${folder}/dex`;
  mkdirSync(out);
  run('java', [
    ...['-Xmx1g', '-cp', fetchArtifact(artifacts.dexer), 'com.android.tools.r8.D8', '--release'],
    ...['--min-api', String(minSdk), '--lib', platform, '--output', out],
    ...filesBelow(classes),
  ]);
  return `${out}/classes.dex`;
}

/** With a test key of ours unless a deployment names its own (PKCS #8 and certificate). RSA PKCS #1: no chance in it. */
function sign(aligned, apk) {
  const key = process.env.BLUEZONE_ANDROID_KEY ?? testKey;
  const certificate = process.env.BLUEZONE_ANDROID_CERTIFICATE ?? testCertificate;
  run('apksigner', [
    ...['sign', '--key', key, '--cert', certificate, '--min-sdk-version', String(minSdk)],
    ...['--v1-signing-enabled', 'false', '--v2-signing-enabled', 'true', '--v3-signing-enabled', 'true'],
    ...['--v4-signing-enabled', 'false', '--out', apk, aligned],
  ]);
}

function addFolder(files, folder, prefix) {
  for (const path of filesBelow(folder))
    files.set(`${prefix}${path.slice(folder.length + 1)}`, readFileSync(path));
}

/** All files below a folder, sorted. */
export function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`)
    .sort();
}
