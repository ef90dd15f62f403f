// SPDX-License-Identifier: GPL-3.0-only
// The outside of a backup file: "BZ-DATA-1\n" | mode u8 | salt 16, then chunks: u32 length | bytes | tag 16; the top bit
// of the length marks the last one. Mode 1 seals each chunk under a passphrase (scrypt as for backups of keys,
// AES-256-GCM, nonce = last u32 | number u64, the header as associated data); mode 0 chains SHA-256 over them, which
// tells damage but keeps no secret. Nothing of a chunk is believed before its tag is right; a file without its last
// chunk is cut off.
import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { asciiBytes, fail, ok, type Result } from '@bluezone/protocol';
import { passphraseKey } from '../../keys/keyring-backup.ts';
import { refuseBackup } from './store-refusal.ts';

const magic = asciiBytes('BZ-DATA-1\n');
const saltLength = 16;
const headerLength = magic.length + 1 + saltLength;
const chunkLength = 65_536;
const tagLength = 16;
const lastBit = 0x8000_0000;
const leastPassphrase = 8;

/** Takes bytes in order and resolves when more may come. */
export type ByteSink = (bytes: Uint8Array) => Promise<void>;

interface ChunkSeal {
  close(bytes: Uint8Array, isLast: boolean): Buffer;
  /** The bytes of a chunk with its tag; undefined when the tag is wrong. */
  open(sealed: Buffer, isLast: boolean): Buffer | undefined;
}

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32LE(isLast ? 1 : 0);
  nonce.writeBigUInt64LE(BigInt(number), 4);
  return nonce;
}

function secretSeal(header: Uint8Array, key: Uint8Array): ChunkSeal {
  let number = 0;
  return {
    close(bytes, isLast) {
      const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number++, isLast));
      cipher.setAAD(header);
      return Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    },
    open(sealed, isLast) {
      const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number++, isLast));
      decipher.setAAD(header);
      decipher.setAuthTag(sealed.subarray(sealed.length - tagLength));
      try {
        return Buffer.concat([
          decipher.update(sealed.subarray(0, sealed.length - tagLength)),
          decipher.final(),
        ]);
      } catch {
        return undefined;
      }
    },
  };
}

function openSeal(header: Uint8Array): ChunkSeal {
  let chain: Buffer = createHash('sha256').update(header).digest();
  const next = (bytes: Uint8Array, isLast: boolean): Buffer => {
    chain = createHash('sha256')
      .update(chain)
      .update(Uint8Array.of(isLast ? 1 : 0))
      .update(bytes)
      .digest();
    return chain.subarray(0, tagLength);
  };
  return {
    close: (bytes, isLast) => Buffer.concat([bytes, next(bytes, isLast)]),
    open(sealed, isLast) {
      const bytes = sealed.subarray(0, sealed.length - tagLength);
      return timingSafeEqual(next(bytes, isLast), sealed.subarray(sealed.length - tagLength))
        ? bytes
        : undefined;
    },
  };
}

/** Writes a backup's bytes in chunks. */
export class ChunkWriter {
  readonly #sink: ByteSink;
  readonly #seal: ChunkSeal;
  #header: Buffer | undefined;
  #waiting: Buffer[] = [];
  #length = 0;

  /** @param passphrase null for a backup that anybody can read; `key.file` when it is too short */
  static make(sink: ByteSink, passphrase: string | null): Result<ChunkWriter> {
    if (passphrase !== null && passphrase.length < leastPassphrase)
      return fail('key.file', `the passphrase needs at least ${leastPassphrase} characters`);
    return ok(new ChunkWriter(sink, passphrase));
  }

  private constructor(sink: ByteSink, passphrase: string | null) {
    const salt = passphrase === null ? Buffer.alloc(saltLength) : randomBytes(saltLength);
    const header = Buffer.concat([magic, Uint8Array.of(passphrase === null ? 0 : 1), salt]);
    this.#sink = sink;
    this.#header = header;
    this.#seal = passphrase === null ? openSeal(header) : secretSeal(header, passphraseKey(passphrase, salt));
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.#waiting.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
    this.#length += bytes.length;
    if (this.#length < chunkLength) return;
    const all = Buffer.concat(this.#waiting);
    let from = 0;
    for (; all.length - from >= chunkLength; from += chunkLength)
      await this.#send(all.subarray(from, from + chunkLength), false);
    this.#waiting = [all.subarray(from)];
    this.#length = all.length - from;
  }

  /** Writes the last chunk: without it the file counts as cut off. */
  async end(): Promise<void> {
    await this.#send(Buffer.concat(this.#waiting), true);
  }

  async #send(bytes: Buffer, isLast: boolean): Promise<void> {
    if (this.#header !== undefined) await this.#sink(this.#header);
    this.#header = undefined;
    const length = Buffer.alloc(4);
    length.writeUInt32LE(isLast ? (bytes.length | lastBit) >>> 0 : bytes.length);
    await this.#sink(Buffer.concat([length, this.#seal.close(bytes, isLast)]));
  }
}

/** Gives bytes in wanted lengths out of pieces of any. */
class PieceReader {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #bytes: Buffer = Buffer.alloc(0);

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.#pieces = pieces[Symbol.asyncIterator]();
  }

  /** Exactly `length` bytes, or fewer at the end. */
  async take(length: number): Promise<Buffer> {
    while (this.#bytes.length < length) {
      const next = await this.#pieces.next();
      if (next.done) break;
      this.#bytes = Buffer.concat([this.#bytes, next.value]);
    }
    const taken = this.#bytes.subarray(0, length);
    this.#bytes = this.#bytes.subarray(taken.length);
    return taken;
  }
}

const cutOff = () => refuseBackup('the backup is cut off: a part at its end is missing');

/** The chunks of a backup, each proved by its tag; throws a refusal for a wrong passphrase or any damage. */
export async function* readChunks(
  pieces: AsyncIterable<Uint8Array>,
  passphrase: string | null,
): AsyncGenerator<Buffer> {
  const reader = new PieceReader(pieces);
  const header = await reader.take(headerLength);
  if (header.length < headerLength || !magic.every((byte, i) => header[i] === byte))
    throw refuseBackup('not a backup of data ("BZ-DATA-1")');
  const mode = header[magic.length] ?? 0;
  if (mode > 1) throw refuseBackup('the backup is of a kind that this program does not know, or damaged');
  if (mode === 1 && passphrase === null) throw refuseBackup('the backup is sealed: it needs its passphrase');
  if (mode === 0 && passphrase !== null)
    throw refuseBackup('the backup is not sealed: it takes no passphrase');
  const key = passphrase === null ? null : passphraseKey(passphrase, header.subarray(magic.length + 1));
  const seal = key === null ? openSeal(header) : secretSeal(header, key);
  for (let number = 0; ; number++) {
    const lengthBytes = await reader.take(4);
    if (lengthBytes.length < 4) throw cutOff();
    const field = lengthBytes.readUInt32LE();
    const isLast = field >= lastBit;
    const length = isLast ? field - lastBit : field;
    if (length > chunkLength) throw refuseBackup(`the backup is damaged in chunk ${number + 1}`);
    const sealed = await reader.take(length + tagLength);
    if (sealed.length < length + tagLength) throw cutOff();
    const bytes = seal.open(sealed, isLast);
    if (bytes === undefined)
      throw refuseBackup(
        number === 0 && key !== null
          ? 'wrong passphrase, or a damaged backup'
          : `the backup is damaged in chunk ${number + 1}`,
      );
    yield bytes;
    if (!isLast) continue;
    if ((await reader.take(1)).length > 0) throw refuseBackup('the backup has something after its end');
    return;
  }
}
