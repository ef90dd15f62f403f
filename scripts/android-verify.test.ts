// SPDX-License-Identifier: GPL-3.0-only
import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { writeArchive } from './android-archive.mjs';
import { forbiddenTypes, listedPermissions, permissionsOf, typesOf } from './android-verify.mjs';
import { root } from './root.mjs';

/** The tables of a dex that name types, and nothing else of it. */
function dexNaming(...types: string[]): Buffer {
  const head = Buffer.alloc(0x70);
  const strings = 0x70;
  const table = strings + 4 * types.length;
  let data = table + 4 * types.length;
  const offsets: number[] = [];
  const texts = types.map((type) => {
    offsets.push(data);
    const text = Buffer.concat([Buffer.from([type.length]), Buffer.from(type, 'latin1'), Buffer.from([0])]);
    data += text.length;
    return text;
  });
  head.writeUInt32LE(strings, 0x3c);
  head.writeUInt32LE(types.length, 0x40);
  head.writeUInt32LE(table, 0x44);
  const words = [...offsets, ...types.keys()].map((value) => {
    const word = Buffer.alloc(4);
    word.writeUInt32LE(value);
    return word;
  });
  return Buffer.concat([head, ...words, ...texts]);
}

it('code that names a type of location, telephony or a library of others is found out', () => {
  const clean = [
    'Landroid/app/Activity;',
    'Lvn/bluezone/host/Plan;',
    'Landroid/webkit/GeolocationPermissions;',
  ];
  expect(typesOf(dexNaming(...clean))).toEqual(clean);
  expect(forbiddenTypes(dexNaming(...clean))).toEqual([]);
  const bad = [
    'Landroid/location/LocationManager;',
    'Lcom/google/android/gms/location/FusedLocationProviderClient;',
    'Landroid/telephony/TelephonyManager;',
    'Landroidx/core/app/ActivityCompat;',
  ];
  expect(forbiddenTypes(dexNaming(...clean, ...bad))).toEqual(bad);
});

it('permissions are read with the last version that they are for', () => {
  const badging = [
    "package: name='x'",
    "uses-permission: name='android.permission.INTERNET'",
    "uses-permission: name='android.permission.ACCESS_FINE_LOCATION' maxSdkVersion='30'",
    "uses-permission: name='com.example.OTHER'",
  ].join('\n');
  expect(permissionsOf(badging)).toEqual(['ACCESS_FINE_LOCATION up to 30', 'INTERNET', 'com.example.OTHER']);
});

it('the document lists no storage, no contacts, and location only for old versions', () => {
  const listed = listedPermissions(readFileSync(`${root}/docs/phones.md`, 'utf8'));
  expect(listed.filter((name) => /LOCATION/.test(name))).toEqual([
    'ACCESS_BACKGROUND_LOCATION up to 30',
    'ACCESS_FINE_LOCATION up to 30',
  ]);
  // The camera reads codes, after a press (docs/decisions/0133).
  expect(
    listed.filter((name) => /STORAGE|MEDIA|CONTACTS|PHONE|CAMERA|RECORD|ACCOUNTS|QUERY/.test(name)),
  ).toEqual(['CAMERA']);
});

it('an archive has the same bytes whatever the order its files came in, and gives them back', () => {
  const files: [string, Buffer][] = [
    ['b.txt', Buffer.from('b'.repeat(1000))],
    ['resources.arsc', Buffer.from([1, 2, 3])],
    ['a/ạ.txt', Buffer.from('a')],
  ];
  const archive = writeArchive(new Map(files));
  expect(writeArchive(new Map([...files].reverse()))).toEqual(archive);
  const names: string[] = [];
  for (let at = 0; archive.readUInt32LE(at) === 0x04034b50; ) {
    const length = archive.readUInt16LE(at + 26);
    const name = archive.toString('utf8', at + 30, at + 30 + length);
    const size = archive.readUInt32LE(at + 18);
    const body = archive.subarray(at + 30 + length, at + 30 + length + size);
    const isStored = archive.readUInt16LE(at + 8) === 0;
    names.push(name);
    expect(isStored).toBe(name === 'resources.arsc');
    expect(isStored ? body : inflateRawSync(body)).toEqual(new Map(files).get(name));
    at += 30 + length + size;
  }
  expect(names).toEqual(['a/ạ.txt', 'b.txt', 'resources.arsc']);
});
