// SPDX-License-Identifier: GPL-3.0-only
// Everything that registration leaves on a disk, log ahead of writing included, read byte by byte.
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openEmbeddedStore } from '../store/embedded-store.ts';
import { testRegistration } from '../testing/test-registration.ts';
import { eraseByCredential } from './erase-registration.ts';
import { startRegistration } from './start-registration.ts';
import { sweepRegistration } from './sweep-registration.ts';
import { verifyRegistration } from './verify-registration.ts';

const directory = mkdtempSync(join(tmpdir(), 'bluezone-disk-'));
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** How somebody might look for a number who lacks the desk's key. */
function formsOf(number: string): Buffer[] {
  const national = number.slice(3);
  const texts = [number.slice(1), `0${national}`, national, [...national].reverse().join('')];
  const hashes = ['md5', 'sha1', 'sha256', 'sha512'].flatMap((name) =>
    [number, ...texts].map((text) => createHash(name).update(text).digest()),
  );
  const wide = [number, ...texts].map((text) => Buffer.from(text, 'utf16le'));
  const coded = [number, ...texts].flatMap((text) => [
    Buffer.from(Buffer.from(text).toString('base64').replace(/=+$/, '')),
    Buffer.from(Buffer.from(text).toString('hex')),
  ]);
  const asInteger = Buffer.alloc(8);
  asInteger.writeBigUInt64LE(BigInt(number.slice(1)));
  return [...texts.map((text) => Buffer.from(text)), ...hashes, ...wide, ...coded, asInteger];
}

test('no file holds a number, an attempt or a credential, in any form that needs no key', async () => {
  const opened = await openEmbeddedStore({ directory });
  if (!opened.ok) throw new Error(opened.detail);
  const store = opened.value;
  const t = testRegistration(store);
  const numbers = Array.from({ length: 8 }, (_, i) => `+8491${2_718_281 + 104_729 * i}`);
  const secrets: Uint8Array[] = [];
  for (const [i, phoneNumber] of numbers.entries()) {
    const started = await startRegistration(
      t.desk,
      { phoneNumber, purpose: 'register', language: 'vi' },
      t.now,
    );
    if (!started.ok) throw new Error(started.code);
    const { attempt } = started.value;
    secrets.push(attempt);
    if (i % 4 === 3) continue;
    const code = t.inbox.take(phoneNumber) ?? '';
    const verified = await verifyRegistration(t.desk, { attempt, code, province: '01' }, t.now);
    if (!verified.ok) throw new Error(verified.code);
    secrets.push(verified.value);
    if (i % 4 === 2) await eraseByCredential(t.desk, verified.value);
  }
  await sweepRegistration(store.registration, t.now + 600);
  await store.close();

  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const contents = files.map((file) => readFileSync(join(file.parentPath, file.name)));
  const holders = (bytes: Buffer) => contents.filter((content) => content.includes(bytes)).length;
  // That the search finds what is there: the keyed hash, in the table and in the log.
  for (const number of numbers.slice(0, 2))
    expect(holders(Buffer.from(t.namesOf(number).numberHmac))).toBeGreaterThanOrEqual(2);
  for (const secret of secrets) expect(holders(Buffer.from(secret))).toBe(0);
  for (const number of numbers) for (const form of formsOf(number)) expect(holders(form)).toBe(0);
}, 180_000);
