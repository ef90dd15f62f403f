// SPDX-License-Identifier: GPL-3.0-only
// RSABSSA-SHA384-PSS-Randomized (RFC 9474), RSA-2048. The message comes prepared: 32 bytes of random prefix and 32 more.
// Only the client's side, over WebCrypto and BigInt; why not a library: docs/decisions/0105. BigInt does not compute in
// constant time. What it computes with is a blind drawn afresh for every token, and no key is ever in it.
import type { BlindedMessage } from '@bluezone/phone';
import {
  concatBytes,
  fail,
  fromHex,
  ok,
  type Result,
  toHex,
  tokenMessageLength,
  tokenSignatureLength,
} from '@bluezone/protocol';

const modulusBits = 2048;
const hash = 'SHA-384';
const hashLength = 48;
const saltLength = 48;

/** WebCrypto's key, under whatever name the platform's types have it. */
type RsaKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

interface IssuerKey {
  readonly verifying: RsaKey;
  /** Modulus and public exponent. */
  readonly n: bigint;
  readonly e: bigint;
  readonly bits: number;
}

/** Imports a SubjectPublicKeyInfo (DER) of RSA. It must be extractable: blinding computes with its numbers. */
async function importKey(issuerKey: Uint8Array): Promise<IssuerKey | null> {
  try {
    const algorithm = { name: 'RSA-PSS', hash };
    const verifying = await crypto.subtle.importKey('spki', new Uint8Array(issuerKey), algorithm, true, [
      'verify',
    ]);
    const { n, e } = await crypto.subtle.exportKey('jwk', verifying);
    const [modulus, exponent] = [wholeOfBase64url(n ?? ''), wholeOfBase64url(e ?? '')];
    return { verifying, n: modulus, e: exponent, bits: modulus.toString(2).length };
  } catch {
    return null;
  }
}

/** RFC 9474, section 4.2, for a key of any length; null when the key is none. */
export async function blind(issuerKey: Uint8Array, prepared: Uint8Array): Promise<BlindedMessage | null> {
  const key = await importKey(issuerKey);
  if (key === null) return null;
  const { n, e, bits } = key;
  const length = Math.ceil(bits / 8);
  const encoded = wholeOf(await encodePss(prepared, bits - 1));
  // Whoever has a message that shares a factor with the modulus has broken the key.
  if (inverse(encoded, n) === null) return null;
  for (;;) {
    const drawn = drawBelow(n, bits);
    const inverted = inverse(drawn, n);
    if (inverted === null) continue;
    return {
      blinded: bytesOf((encoded * power(drawn, e, n)) % n, length),
      inverse: bytesOf(inverted, length),
    };
  }
}

/** RFC 9474, section 4.4, for a key of any length; null when the signature does not fit. */
export async function finalize(
  issuerKey: Uint8Array,
  prepared: Uint8Array,
  blindSignature: Uint8Array,
  inverted: Uint8Array,
): Promise<Uint8Array | null> {
  const key = await importKey(issuerKey);
  const length = key === null ? 0 : Math.ceil(key.bits / 8);
  if (key === null || blindSignature.length !== length || inverted.length !== length) return null;
  const signature = bytesOf((wholeOf(blindSignature) * wholeOf(inverted)) % key.n, length);
  const scheme = { name: 'RSA-PSS', saltLength };
  const isSigned = await crypto.subtle.verify(scheme, key.verifying, signature, new Uint8Array(prepared));
  return isSigned ? signature : null;
}

/** EMSA-PSS-ENCODE (RFC 8017, section 9.1.1) with SHA-384, MGF1 and a fresh salt. */
async function encodePss(message: Uint8Array, bits: number): Promise<Uint8Array> {
  const length = Math.ceil(bits / 8);
  const salt = crypto.getRandomValues(new Uint8Array(saltLength));
  const digest = await digestOf(concatBytes(new Uint8Array(8), await digestOf(message), salt));
  const block = new Uint8Array(length - hashLength - 1);
  block[block.length - saltLength - 1] = 1;
  block.set(salt, block.length - saltLength);
  const mask = await maskOf(digest, block.length);
  for (const [i, byte] of mask.entries()) block[i] = (block[i] as number) ^ byte;
  block[0] = (block[0] as number) & (0xff >> (8 * length - bits));
  return concatBytes(block, digest, Uint8Array.of(0xbc));
}

/** MGF1 (RFC 8017, appendix B.2.1). */
async function maskOf(seed: Uint8Array, length: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (let counter = 0; counter * hashLength < length; counter++)
    parts.push(await digestOf(concatBytes(seed, bytesOf(BigInt(counter), 4))));
  return concatBytes(...parts).subarray(0, length);
}

async function digestOf(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest(hash, new Uint8Array(bytes)));
}

/** A number from 1 to n − 1, each as likely as any other: what is not below n is drawn again. */
function drawBelow(n: bigint, bits: number): bigint {
  for (;;) {
    const bytes = crypto.getRandomValues(new Uint8Array(Math.ceil(bits / 8)));
    bytes[0] = (bytes[0] as number) & (0xff >> (8 * bytes.length - bits));
    const drawn = wholeOf(bytes);
    if (drawn > 0n && drawn < n) return drawn;
  }
}

function power(base: bigint, exponent: bigint, n: bigint): bigint {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % n;
    if (bit === '1') result = (result * base) % n;
  }
  return result;
}

/** a⁻¹ modulo n; null when they share a factor. */
function inverse(a: bigint, n: bigint): bigint | null {
  let [before, rest] = [n, a % n];
  let [x, nextX] = [0n, 1n];
  while (rest !== 0n) {
    const quotient = before / rest;
    [before, rest] = [rest, before - quotient * rest];
    [x, nextX] = [nextX, x - quotient * nextX];
  }
  return before === 1n ? (x + n) % n : null;
}

const wholeOf = (bytes: Uint8Array): bigint => BigInt(`0x${toHex(bytes) || '0'}`);

function wholeOfBase64url(text: string): bigint {
  const characters = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return wholeOf(Uint8Array.from(characters, (each) => each.charCodeAt(0)));
}

/** The number in so many bytes, which must suffice. */
function bytesOf(whole: bigint, length: number): Uint8Array<ArrayBuffer> {
  const bytes = fromHex(whole.toString(16).padStart(2 * length, '0'));
  if (bytes?.length !== length) throw new RangeError(`the number does not fit into ${length} bytes`);
  return new Uint8Array(bytes);
}

/**
 * Blinds a message of 64 bytes for the issuer with this key (SubjectPublicKeyInfo, DER), with fresh salt and blind.
 * @returns `token.issuer` when the key is no RSA-2048 key.
 */
export async function blindMessage(
  issuerKey: Uint8Array,
  message: Uint8Array,
): Promise<Result<BlindedMessage>> {
  if (message.length !== tokenMessageLength) throw new RangeError('a token message has 64 bytes');
  const isTokenKey = (await importKey(issuerKey))?.bits === modulusBits;
  const made = isTokenKey ? await blind(issuerKey, message) : null;
  return made === null
    ? fail('token.issuer', 'the issuer in the configuration has no RSA-2048 key')
    : ok(made);
}

/**
 * Takes the blind off a signature, and checks what is below it: 256 bytes.
 * @returns `token.invalid` when the issuer did not sign this message with the key it publishes.
 */
export async function unblindSignature(
  issuerKey: Uint8Array,
  message: Uint8Array,
  blindSignature: Uint8Array,
  inverted: Uint8Array,
): Promise<Result<Uint8Array>> {
  const hasLengths =
    blindSignature.length === tokenSignatureLength && inverted.length === tokenSignatureLength;
  const signature = hasLengths ? await finalize(issuerKey, message, blindSignature, inverted) : null;
  return signature === null
    ? fail('token.invalid', 'the issuer signed something else, or with another key')
    : ok(signature);
}
