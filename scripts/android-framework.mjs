// SPDX-License-Identifier: GPL-3.0-only
// The framework's resources, as far as our manifest and drawables name them. Debian's aapt2 is older than Android 15 and
// cannot read that version's own table; numbers are taken from the platform's classes, forms from its documentation.
import { mkdirSync, writeFileSync } from 'node:fs';
import { run } from './android-toolchain.mjs';

/** Attributes by form. A form with names is one of them; a form of flags may be several. */
const attributes = {
  string: ['versionName', 'required:boolean', 'pathData'],
  reference: ['dataExtractionRules', 'fullBackupContent', 'icon', 'networkSecurityConfig', 'theme'],
  boolean: ['allowBackup', 'supportsRtl', 'usesCleartextTraffic', 'exported'],
  integer: ['versionCode', 'maxSdkVersion'],
  'integer|string': ['minSdkVersion', 'targetSdkVersion'],
  'reference|string': ['label'],
  dimension: ['width', 'height'],
  float: ['viewportWidth', 'viewportHeight'],
  color: ['fillColor'],
};
const plainStrings = ['name', 'permission', 'taskAffinity'];
const flags = {
  usesPermissionFlags: { neverForLocation: 0x00010000 },
  foregroundServiceType: { connectedDevice: 0x10 },
  configChanges: {
    keyboardHidden: 0x20,
    orientation: 0x80,
    screenLayout: 0x100,
    uiMode: 0x200,
    screenSize: 0x400,
    smallestScreenSize: 0x800,
  },
  windowSoftInputMode: { adjustResize: 0x10 },
};
const choices = { launchMode: { singleTask: 2 } };
const styles = ['Theme.DeviceDefault.Light.NoActionBar'];

/** Writes an archive that `aapt2 link -I` takes; every number in it is the platform's. @returns its path */
export function buildFramework(platform, folder) {
  mkdirSync(`${folder}/framework/res/values`, { recursive: true });
  const numbers = {
    attr: constantsOf(platform, 'android.R$attr'),
    style: constantsOf(platform, 'android.R$style'),
  };
  const lines = [];
  const named = [];
  const add = (kind, name, line) => {
    const number = numbers[kind].get(name.replaceAll('.', '_'));
    if (number === undefined) throw new Error(`the platform has no ${kind} ${name}`);
    lines.push(line);
    named.push(`<public type="${kind}" name="${name}" id="0x${number.toString(16).padStart(8, '0')}"/>`);
  };
  for (const [form, names] of Object.entries(attributes))
    for (const each of names) {
      const [name, own] = each.split(':');
      add('attr', name, `<attr name="${name}" format="${own ?? form}"/>`);
    }
  for (const name of plainStrings) add('attr', name, `<attr name="${name}" format="string"/>`);
  for (const [tag, group] of Object.entries({ flag: flags, enum: choices }))
    for (const [name, values] of Object.entries(group)) {
      const inside = Object.entries(values).map(
        ([each, value]) => `<${tag} name="${each}" value="${value}"/>`,
      );
      add('attr', name, `<attr name="${name}">${inside.join('')}</attr>`);
    }
  for (const name of styles) add('style', name, `<style name="${name}" parent=""/>`);
  writeFileSync(
    `${folder}/framework/res/values/all.xml`,
    `<resources>${[...lines, ...named].join('\n')}</resources>\n`,
  );
  writeFileSync(`${folder}/framework/AndroidManifest.xml`, '<manifest package="android"/>\n');
  const compiled = `${folder}/framework/compiled.zip`;
  const archive = `${folder}/framework/framework.apk`;
  run('aapt2', ['compile', '--dir', `${folder}/framework/res`, '-o', compiled]);
  run('aapt2', ['link', '-o', archive, '--manifest', `${folder}/framework/AndroidManifest.xml`, compiled]);
  return archive;
}

function constantsOf(platform, type) {
  const listing = run('javap', ['-constants', '-cp', platform, type]);
  return new Map(
    [...listing.matchAll(/public static final int (\w+) = (\d+);/g)].map(([, name, value]) => [
      name,
      Number(value),
    ]),
  );
}
