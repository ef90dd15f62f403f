// SPDX-License-Identifier: GPL-3.0-only
// The second factor: a code of six digits that follows from a secret and the time (TOTP, RFC 6238: SHA-1, 30 seconds). The
// secret lies sealed, so that a copy of the rows without the desk's key opens no account.
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { equalBytes, utf8Bytes } from '@bluezone/protocol';
import { generateSync, generateURI, ScureBase32Plugin } from 'otplib';
import type { Random } from '../keys/keyring.ts';
import { deskHmac } from '../phone-number.ts';
import type { StaffDesk } from './staff-desk.ts';

const secretLength = 20;
const stepSeconds = 30;
/** Steps before and after the present one whose code is taken: clocks differ, and people type slowly. */
const toleratedSteps = 1;
const nonceLength = 12;
const tagLength = 16;
const issuer = 'Bluezone';

const base32 = new ScureBase32Plugin();

export const newFactorSecret = (random: Random): Uint8Array => random(secretLength);

/** The secret as people type it into an authenticator app. */
export const factorSecretText = (secret: Uint8Array): string => base32.encode(secret, { padding: false });

/** otpauth://totp/… for a QR code. */
export const factorUri = (username: string, secret: Uint8Array): string =>
  generateURI({ issuer, label: username, secret: factorSecretText(secret) });

const codeOfStep = (secret: Uint8Array, step: number): string =>
  generateSync({ secret, epoch: step * stepSeconds });

/** The code that an authenticator app with this secret (base32) shows at a time, unix seconds. */
export function secondFactorCode(secret: string, now: number): string {
  return codeOfStep(base32.decode(secret), Math.floor(now / stepSeconds));
}

/** Number of the tolerated step whose code this is; undefined when it is of none. */
export function stepOfCode(secret: Uint8Array, code: string, now: number): number | undefined {
  const present = Math.floor(now / stepSeconds);
  let found: number | undefined;
  for (let step = present - toleratedSteps; step <= present + toleratedSteps; step++)
    if (equalBytes(utf8Bytes(codeOfStep(secret, step)), utf8Bytes(code))) found = step;
  return found;
}

const sealingKey = (numberKey: Uint8Array): Uint8Array => deskHmac(numberKey, 'second-factor');

/** The secret of a user, sealed with AES-256-GCM: 12 bytes nonce, 20 bytes, 16 bytes tag. */
export function sealFactor(
  desk: Pick<StaffDesk, 'numberKey' | 'random'>,
  username: string,
  secret: Uint8Array,
): Uint8Array {
  const nonce = desk.random(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', sealingKey(desk.numberKey), nonce);
  cipher.setAAD(createHash('sha256').update(username).digest());
  return new Uint8Array(Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]));
}

/** The secret that was sealed for this user; undefined when it was sealed under another key or for another user. */
export function openFactor(
  numberKey: Uint8Array,
  username: string,
  sealed: Uint8Array,
): Uint8Array | undefined {
  if (sealed.length !== nonceLength + secretLength + tagLength) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(numberKey), sealed.subarray(0, nonceLength));
  decipher.setAAD(createHash('sha256').update(username).digest());
  decipher.setAuthTag(sealed.subarray(-tagLength));
  try {
    const opened = decipher.update(sealed.subarray(nonceLength, -tagLength));
    return new Uint8Array(Buffer.concat([opened, decipher.final()]));
  } catch {
    return undefined;
  }
}

/** Accepts a step of a user, once: false when it, or a later one, was accepted before. */
export async function spendStep(cases: StaffDesk['cases'], username: string, step: number): Promise<boolean> {
  const spent = await cases
    .insertInto('factor_steps')
    .values({ username, step })
    .onConflict((conflict) =>
      conflict.column('username').doUpdateSet({ step }).where('factor_steps.step', '<', step),
    )
    .returning('step')
    .executeTakeFirst();
  return spent !== undefined;
}
