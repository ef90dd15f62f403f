// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../../testing/seeded-random.ts';
import { ChunkWriter, readChunks } from './backup-chunks.ts';

const random = seededRandom('backup-chunks');
const passphrase = 'correct horse battery';

async function written(content: readonly Uint8Array[], secret: string | null): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  const writer = ChunkWriter.make(async (bytes) => void parts.push(bytes), secret);
  if (!writer.ok) throw new Error(writer.detail);
  for (const bytes of content) await writer.value.write(bytes);
  await writer.value.end();
  return Buffer.concat(parts);
}

/** What is read from a file that comes in pieces of `pieceLength`. */
async function read(file: Uint8Array, secret: string | null, pieceLength = 10_000): Promise<Buffer> {
  async function* pieces() {
    for (let at = 0; at < file.length; at += pieceLength) yield file.subarray(at, at + pieceLength);
  }
  const chunks: Buffer[] = [];
  for await (const chunk of readChunks(pieces(), secret)) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

test('what was written is read again, whatever the sizes of writes and pieces', async () => {
  const sizes = fc.array(fc.oneof(fc.nat(100), fc.nat(200_000), fc.constantFrom(65_535, 65_536, 131_072)), {
    maxLength: 5,
  });
  await fc.assert(
    fc.asyncProperty(sizes, fc.integer({ min: 1, max: 70_000 }), async (lengths, pieceLength) => {
      const content = lengths.map((length) => random(length));
      const file = await written(content, null);
      expect((await read(file, null, Math.max(pieceLength, 7))).equals(Buffer.concat(content))).toBe(true);
    }),
    { numRuns: 30, seed: 4 },
  );
  const content = [random(150_000)];
  const sealed = await written(content, passphrase);
  expect((await read(sealed, passphrase)).equals(Buffer.concat(content))).toBe(true);
  expect(sealed.includes(Buffer.concat(content).subarray(0, 32))).toBe(false);
});

/** Each reading of a sealed file takes a deliberately slow derivation of its key, so fewer places are tried there. */
test.each([
  { kind: 'open', secret: null, every: 1 },
  { kind: 'sealed', secret: passphrase, every: 4 },
])('of a file that is $kind no byte may be wrong and no part missing', async ({ secret, every }) => {
  const file = await written([random(140_000)], secret);
  const some = (values: readonly number[]) => values.filter((_, i) => i % every === 0);
  const last = file.length - 1;
  for (const place of some([10, 0, 9, 26, 31, 27, 30, 40_000, last, 65_566, 65_600, 100_000, 139_000])) {
    const damaged = Buffer.from(file);
    damaged[place] = (damaged[place] ?? 0) ^ 0x40;
    await expect(read(damaged, secret)).rejects.toThrow(/damaged|not a backup|kind|cut off/);
  }
  for (const length of some([65_583, 0, 5, 27, last, 29, 31, 1000, 65_587]))
    await expect(read(file.subarray(0, length), secret)).rejects.toThrow(/cut off|not a backup/);
  await expect(read(Buffer.concat([file, Uint8Array.of(0)]), secret)).rejects.toThrow('after its end');
});

test('chunks that changed places or were left out are noticed', async () => {
  for (const secret of [null, passphrase]) {
    const file = await written([random(65_536 * 3)], secret);
    const size = 4 + 65_536 + 16;
    const [head, one, two, rest] = [
      file.subarray(0, 27),
      file.subarray(27, 27 + size),
      file.subarray(27 + size, 27 + 2 * size),
      file.subarray(27 + 2 * size),
    ];
    await expect(read(Buffer.concat([head, two, one, rest]), secret)).rejects.toThrow(/damaged/);
    await expect(read(Buffer.concat([head, one, rest]), secret)).rejects.toThrow(/damaged/);
  }
});

test('a passphrase must be there, right, long enough, and only where it belongs', async () => {
  const sealed = await written([random(10)], passphrase);
  await expect(read(sealed, 'another passphrase')).rejects.toThrow('wrong passphrase');
  await expect(read(sealed, null)).rejects.toThrow('needs its passphrase');
  await expect(read(await written([random(10)], null), passphrase)).rejects.toThrow('takes no passphrase');
  expect(ChunkWriter.make(async () => {}, 'short')).toMatchObject({ ok: false, code: 'key.file' });
});
