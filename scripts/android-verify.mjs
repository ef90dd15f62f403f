// SPDX-License-Identifier: GPL-3.0-only
// What must hold of an APK before anybody installs it, read off the APK itself.
import { readFileSync, statSync } from 'node:fs';
import { applicationId, minSdk, targetSdk } from './android-build.mjs';
import { run } from './android-toolchain.mjs';
import { root } from './root.mjs';

const largestBytes = 400 * 1024;
const permissionName = /^(?:android\.permission\.)?([A-Z_]+)$/;

/**
 * Holds an APK against what the documents say of it.
 *
 * @returns its size, its permissions and one sentence for each thing that is wrong
 */
export function verifyAndroid({ apk, dex }) {
  const problems = [];
  const expect = (holds, sentence) => {
    if (!holds) problems.push(sentence);
  };
  const size = statSync(apk).size;
  expect(size <= largestBytes, `${size} bytes are more than ${largestBytes}`);

  const signed = run('apksigner', ['verify', '--verbose', '--min-sdk-version', String(minSdk), apk]);
  for (const scheme of ['v2', 'v3'])
    expect(new RegExp(`Verified using ${scheme} scheme.*: true`).test(signed), `no signature ${scheme}`);
  run('zipalign', ['-c', '-p', '4', apk]);

  const badging = run('aapt2', ['dump', 'badging', apk]);
  expect(badging.includes(`package: name='${applicationId}'`), `the package is not ${applicationId}`);
  expect(badging.includes(`sdkVersion:'${minSdk}'`), `minSdk is not ${minSdk}`);
  expect(badging.includes(`targetSdkVersion:'${targetSdk}'`), `targetSdk is not ${targetSdk}`);
  expect(!badging.includes('application-debuggable'), 'it is debuggable');

  const permissions = permissionsOf(badging);
  const listed = listedPermissions(readFileSync(`${root}/docs/phones.md`, 'utf8'));
  expect(
    permissions.join('\n') === listed.join('\n'),
    `permissions are not those of docs/phones.md\n  in the APK:      ${permissions.join(', ')}\n  in the document: ${listed.join(', ')}`,
  );

  const tree = run('aapt2', ['dump', 'xmltree', '--file', 'AndroidManifest.xml', apk]);
  for (const component of componentsOf(tree))
    expect(
      /:exported\(0x01010010\)=(?:true|false)/.test(component.text),
      `${component.name} does not say whether it is exported`,
    );
  expect(/:allowBackup\(0x01010280\)=false/.test(tree), 'backup is not off');
  expect(/:usesCleartextTraffic\(0x[0-9a-f]+\)=false/.test(tree), 'clear text is not off');
  expect(
    /:usesPermissionFlags\(0x01010644\)=0x0*10000\b/.test(tree),
    'scanning does not say neverForLocation',
  );
  expect(
    /:foregroundServiceType\(0x01010599\)=0x0*10\b/.test(tree),
    'the service is not of type connectedDevice',
  );

  for (const name of forbiddenTypes(readFileSync(dex))) problems.push(`the code refers to ${name}`);
  return { size, permissions, problems };
}

/** As "NAME" or "NAME up to 30", sorted. */
export function permissionsOf(badging) {
  return badging
    .split('\n')
    .flatMap((line) => {
      const found = /^uses-permission(?:-sdk-23)?: name='([^']+)'(?: maxSdkVersion='(\d+)')?/.exec(line);
      if (found === null) return [];
      const [, name, most] = found;
      const short = permissionName.exec(name)?.[1] ?? name;
      return [most === undefined ? short : `${short} up to ${most}`];
    })
    .sort();
}

/** The same from the table of the document: rows "| `NAME` | all or up to 30 | …". */
export function listedPermissions(document) {
  return [...document.matchAll(/^\| `([A-Z_]+)` \| (all|up to \d+) \|/gm)]
    .map(([, name, until]) => (until === 'all' ? name : `${name} ${until}`))
    .sort();
}

function componentsOf(tree) {
  const lines = tree.split('\n');
  return lines.flatMap((line, start) => {
    const found = /^( *)E: (activity|service|receiver|provider) /.exec(line);
    if (found === null) return [];
    const [, indent, kind] = found;
    let end = start + 1;
    while (
      end < lines.length &&
      (/^ *A: /.exec(lines[end]) !== null || lines[end].startsWith(`${indent}    `))
    )
      end++;
    const text = lines.slice(start, end).join('\n');
    return [{ name: `${kind} ${/:name\([^)]*\)="([^"]+)"/.exec(text)?.[1] ?? ''}`, text }];
  });
}

/** Types that the code must not so much as name: every type is a string in a dex. */
const forbidden = [
  /^L(?:android|com\/google\/android\/gms)\/location\//,
  /^Landroid\/telephony\//,
  /^Landroidx\//,
];

/** The names of forbidden types in a dex; the format is in source.android.com's "Dalvik executable format". */
export function forbiddenTypes(dex) {
  return typesOf(dex).filter((type) => forbidden.some((pattern) => pattern.test(type)));
}

/** The descriptors of all types that a dex names. */
export function typesOf(dex) {
  const strings = dex.readUInt32LE(0x3c);
  const count = dex.readUInt32LE(0x40);
  const types = dex.readUInt32LE(0x44);
  return Array.from({ length: count }, (_, index) => {
    let at = dex.readUInt32LE(strings + 4 * dex.readUInt32LE(types + 4 * index));
    while (dex[at] & 0x80) at++;
    return dex.toString('latin1', at + 1, dex.indexOf(0, at + 1));
  });
}
