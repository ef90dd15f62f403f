// SPDX-License-Identifier: GPL-3.0-only
// Passwords of staff: argon2id, none by default, and the same work for a user whom nobody knows.
import { fail, ok, type Result, toHex } from '@bluezone/protocol';
import { hash, verify } from '@node-rs/argon2';
import type { Random } from '../keys/keyring.ts';

/** OWASP's second recommendation: 19 MiB, 2 passes, 1 lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const shortestPassword = 12;
export const longestPassword = 200;
/** Fewer different characters than this are a pattern. */
const fewestCharacters = 5;

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

/** argon2id of a random text nobody knows; verified against when there is no such user. */
let decoy: Promise<string> | undefined;

/** Whether a password fits its hash; takes as long when there is none to fit. */
export async function checkPassword(
  stored: string | undefined,
  password: string,
  random: Random,
): Promise<boolean> {
  decoy ??= hashPassword(toHex(random(16)));
  const matches = await verify(stored ?? (await decoy), password);
  return matches && stored !== undefined;
}

/** 20 letters and digits without look-alikes, 5 bits each, in groups of five. */
export function randomPassword(random: Random): string {
  const letters = '23456789abcdefghjkmnpqrstuvwxyz2';
  const text = [...random(20)].map((byte) => letters[byte & 31]).join('');
  return (text.match(/.{5}/g) ?? []).join('-');
}

/** Refuses (`staff.password`) what is short, a pattern, made of the user's name, or the password of before. */
export async function assertGoodPassword(
  username: string,
  stored: string,
  password: string,
): Promise<Result<void>> {
  const bad = (detail: string) => fail('staff.password', detail);
  const characters = [...password.normalize('NFC').toLowerCase()];
  if (characters.length < shortestPassword || password.length > longestPassword)
    return bad(`a password has ${shortestPassword} to ${longestPassword} characters`);
  if (new Set(characters).size < fewestCharacters) return bad('a password is no pattern');
  if (characters.join('').includes(username.normalize('NFC').toLowerCase()))
    return bad('a password does not contain the user name');
  if (await verify(stored, password)) return bad('the new password is the old one');
  return ok(undefined);
}
