// SPDX-License-Identifier: GPL-3.0-only
// An APK before its alignment and signature: a zip whose bytes depend on nothing but what is inside. Sorted, without
// times; what Android maps into memory is stored as it is.
import { crc32, deflateRawSync } from 'node:zlib';

const localHeader = 0x04034b50;
const centralHeader = 0x02014b50;
const endOfDirectory = 0x06054b50;
const version = 20;
/** 1 January 1980, the first day a zip knows. */
const firstDay = 0x21;

/** @param {Map<string, Buffer>} files by their names in the archive */
export function writeArchive(files) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const name of [...files.keys()].sort()) {
    const bytes = files.get(name);
    const isStored = name === 'resources.arsc';
    const body = isStored ? bytes : deflateRawSync(bytes, { level: 9 });
    const encoded = Buffer.from(name, 'utf8');
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(version, 0);
    shared.writeUInt16LE(isStored ? 0 : 8, 4);
    shared.writeUInt16LE(firstDay, 8);
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(body.length, 14);
    shared.writeUInt32LE(bytes.length, 18);
    shared.writeUInt16LE(encoded.length, 22);
    const local = Buffer.concat([word(localHeader), shared, encoded, body]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([word(centralHeader), half(version), shared, rest, encoded]));
    parts.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(endOfDirectory, 0);
  end.writeUInt16LE(files.size, 8);
  end.writeUInt16LE(files.size, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listing, end]);
}

function word(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function half(value) {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}
