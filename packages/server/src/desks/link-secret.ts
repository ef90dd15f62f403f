// SPDX-License-Identifier: GPL-3.0-only
// The secret that two desks share, and nobody else. Compared by hash in constant time: neither length nor content shows.
import { timingSafeEqual } from 'node:crypto';
import { fail, ok, type Result, utf8Bytes } from '@bluezone/protocol';
import { sha256 } from '../sha256.ts';

/** 64 hexadecimal digits: 32 random bytes. */
const form = /^[0-9a-f]{64}$/;

/** Secrets in force, the one to send first; more than one while they are being changed. */
export type LinkSecrets = readonly [string, ...string[]];

/** Reads the text of a secret's file: one secret a line, the one to send first, at most three. `key.file` says what is wrong. */
export function readLinkSecrets(name: string, text: string): Result<LinkSecrets> {
  const [first, ...rest] = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  if (first === undefined || rest.length > 2 || ![first, ...rest].every((line) => form.test(line)))
    return fail(
      'key.file',
      `${name}: holds no secret of two desks: 64 hexadecimal digits on a line, up to three while they are changed`,
    );
  return ok([first, ...rest]);
}

/** Whether an Authorization header bears one of the secrets. */
export function bearsSecret(authorization: string | undefined, secrets: LinkSecrets): boolean {
  const told = sha256(utf8Bytes(authorization ?? ''));
  // Every one is compared, so that time does not tell which it was.
  let bears = false;
  for (const secret of secrets) bears = timingSafeEqual(told, sha256(utf8Bytes(`Bearer ${secret}`))) || bears;
  return bears;
}
