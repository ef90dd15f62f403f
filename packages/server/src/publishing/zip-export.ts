// SPDX-License-Identifier: GPL-3.0-only
// The zip around an export's two files. Deflated by the platform in a thread of its own, and with the smallest window:
// the only repetition worth finding is that of the key before, and looking further finds worse (decision 0061).
import { promisify } from 'node:util';
import { crc32, deflateRaw } from 'node:zlib';
import { asciiBytes, type ExportArchive } from '@bluezone/protocol';

const deflate = promisify(deflateRaw);
const deflateOptions = { level: 6, windowBits: 9, memLevel: 9 } as const;

const stored = 0;
const deflated = 8;
const versionNeeded = 20;
/** 1980-01-01 00:00 in DOS's terms: the first there is, and the same for all files. */
const dosTime = 0;
const dosDate = 0x21;

interface Member {
  readonly name: Uint8Array;
  readonly method: number;
  readonly content: Uint8Array;
  readonly packed: Uint8Array;
}

/** What local header and directory say alike (APPNOTE.TXT, 4.3.7): 26 bytes from "version needed" on. */
function sharedHead({ name, method, content, packed }: Member): Buffer {
  const head = Buffer.alloc(26);
  head.writeUInt16LE(versionNeeded, 0);
  head.writeUInt16LE(method, 4);
  head.writeUInt16LE(dosTime, 6);
  head.writeUInt16LE(dosDate, 8);
  head.writeUInt32LE(crc32(content), 10);
  head.writeUInt32LE(packed.length, 14);
  head.writeUInt32LE(content.length, 18);
  head.writeUInt16LE(name.length, 22);
  return head;
}

const signature = (text: string, last: readonly [number, number]) =>
  Buffer.from([...asciiBytes(text), ...last]);

/** The directory's entry (4.3.12). */
function directoryEntry(member: Member, head: Buffer, offset: number): Buffer {
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(offset, 10);
  const madeBy = Buffer.from([versionNeeded, 0]);
  return Buffer.concat([signature('PK', [1, 2]), madeBy, head, tail, member.name]);
}

/** The end of the directory (4.3.16). */
function directoryEnd(count: number, length: number, offset: number): Buffer {
  const end = Buffer.alloc(18);
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  end.writeUInt32LE(length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([signature('PK', [5, 6]), end]);
}

function zipOf(members: readonly Member[]): Uint8Array {
  const files: Uint8Array[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const head = sharedHead(member);
    const file = Buffer.concat([signature('PK', [3, 4]), head, member.name, member.packed]);
    directory.push(directoryEntry(member, head, offset));
    files.push(file);
    offset += file.length;
  }
  const entries = Buffer.concat(directory);
  return new Uint8Array(
    Buffer.concat([...files, entries, directoryEnd(members.length, entries.length, offset)]),
  );
}

/** A zip of export.bin and export.sig. The same files give the same bytes, as long as the platform deflates alike. */
export async function zipExport({ bin, sig }: ExportArchive): Promise<Uint8Array> {
  const packed = await deflate(bin, deflateOptions);
  return zipOf([
    { name: asciiBytes('export.bin'), method: deflated, content: bin, packed },
    { name: asciiBytes('export.sig'), method: stored, content: sig, packed: sig },
  ]);
}
