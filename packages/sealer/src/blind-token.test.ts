// SPDX-License-Identifier: GPL-3.0-only
import { constants, createPublicKey, generateKeyPairSync, privateDecrypt, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fromHex, toHex } from '@bluezone/protocol';
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { expect, it, vi } from 'vitest';
import { blind, finalize } from './blind-token.ts';
import { webSealer } from './web-sealer.ts';

const path = new URL('../../../tests/vectors/rfc9474.json', import.meta.url);
const vector = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
const value = (name: string): Uint8Array =>
  fromHex((vector[name] as string).padStart(2, '0')) ?? new Uint8Array(0);
const whole = (name: string): bigint => BigInt(`0x${vector[name]}`);

const base64url = (name: string) => Buffer.from(vector[name] as string, 'hex').toString('base64url');
const vectorKey = createPublicKey({
  key: { kty: 'RSA', n: base64url('n'), e: base64url('e') },
  format: 'jwk',
}).export({ type: 'spki', format: 'der' });

/** a^-1 mod n. */
function inverseOf(a: bigint, n: bigint): bigint {
  let [r, next, x, nextX] = [n, a % n, 0n, 1n];
  while (next !== 0n) {
    const q = r / next;
    [r, next] = [next, r - q * next];
    [x, nextX] = [nextX, x - q * nextX];
  }
  return ((x % n) + n) % n;
}

it('RFC 9474 A.1: blinds with the given salt and blind, and finalizes to the given signature', async () => {
  const blindHex = inverseOf(whole('inverse'), whole('n')).toString(16);
  const draws = [value('salt'), fromHex(blindHex.padStart(1024, '0')) as Uint8Array];
  const spy = vi.spyOn(crypto, 'getRandomValues').mockImplementation((array) => {
    const draw = draws.shift();
    if (draw === undefined || draw.length !== array?.byteLength) throw new Error('another draw was expected');
    new Uint8Array(array.buffer).set(draw);
    return array;
  });
  try {
    const made = await blind(new Uint8Array(vectorKey), value('preparedMessage'));
    expect(toHex(made?.blinded ?? new Uint8Array(0))).toBe(vector.blindedMessage);
    expect(toHex(made?.inverse ?? new Uint8Array(0))).toBe(vector.inverse?.padStart(1024, '0'));
  } finally {
    spy.mockRestore();
  }
  const signature = await finalize(
    new Uint8Array(vectorKey),
    value('preparedMessage'),
    value('blindSignature'),
    fromHex((vector.inverse as string).padStart(1024, '0')) as Uint8Array,
  );
  expect(toHex(signature ?? new Uint8Array(0))).toBe(vector.signature);
});

const issuer = generateKeyPairSync('rsa', { modulusLength: 2048 });
const spki = new Uint8Array(issuer.publicKey.export({ type: 'spki', format: 'der' }));
const signBlindly = (blinded: Uint8Array): Uint8Array =>
  new Uint8Array(privateDecrypt({ key: issuer.privateKey, padding: constants.RSA_NO_PADDING }, blinded));
const message = new Uint8Array(64).map((_, i) => i);

it('gives a token that the issuer’s public key verifies, from a signature on something that looks unlike it', async () => {
  const made = await webSealer.blind(spki, message);
  const again = await webSealer.blind(spki, message);
  if (!made.ok || !again.ok) throw new Error('no message was blinded');
  expect(toHex(made.value.blinded)).not.toBe(toHex(again.value.blinded));
  const token = await webSealer.unblind(spki, message, signBlindly(made.value.blinded), made.value.inverse);
  if (!token.ok) throw new Error(token.detail);
  const key = { key: issuer.publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
  expect(verify('sha384', message, key, token.value)).toBe(true);
});

it('refuses signatures for another message, of another key, altered, and of other lengths', async () => {
  const made = await webSealer.blind(spki, message);
  if (!made.ok) throw new Error(made.detail);
  const { blinded, inverse } = made.value;
  const signature = signBlindly(blinded);
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({
    type: 'spki',
    format: 'der',
  });
  const flipped = signature.slice();
  flipped[100] = (flipped[100] ?? 0) ^ 1;
  for (const [key, text, signed, blindInverse] of [
    [spki, new Uint8Array(64), signature, inverse],
    [new Uint8Array(other), message, signature, inverse],
    [spki, message, flipped, inverse],
    [spki, message, signature.subarray(1), inverse],
    [spki, message, signature, new Uint8Array(256).fill(255)],
    [spki, message, new Uint8Array(256).fill(255), inverse],
  ] as const)
    expect(await webSealer.unblind(key, text, signed, blindInverse)).toMatchObject({ code: 'token.invalid' });
});

it('takes no key that is not RSA-2048', async () => {
  const small = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({
    type: 'spki',
    format: 'der',
  });
  for (const key of [new Uint8Array(small), new Uint8Array(20), spki.subarray(5)])
    expect(await webSealer.blind(key, message)).toMatchObject({ code: 'token.issuer' });
});

it('agrees with another implementation: what one blinds, the other finishes, for keys of odd lengths too', async () => {
  const suite = RSABSSA.SHA384.PSS.Randomized();
  for (const modulusLength of [2048, 2049, 2055, 3072]) {
    const pair = generateKeyPairSync('rsa', { modulusLength });
    const der = new Uint8Array(pair.publicKey.export({ type: 'spki', format: 'der' }));
    const sign = (blinded: Uint8Array) =>
      new Uint8Array(privateDecrypt({ key: pair.privateKey, padding: constants.RSA_NO_PADDING }, blinded));
    const theirKey = await crypto.subtle.importKey('spki', der, { name: 'RSA-PSS', hash: 'SHA-384' }, true, [
      'verify',
    ]);
    const own = await blind(der, message);
    if (own === null) throw new Error('no message was blinded');
    const byThem = await suite.finalize(theirKey, message, sign(own.blinded), own.inverse);
    expect(await suite.verify(theirKey, byThem, message)).toBe(true);
    const { blindedMsg, inv } = await suite.blind(theirKey, message);
    const byUs = await finalize(der, message, sign(new Uint8Array(blindedMsg)), new Uint8Array(inv));
    expect(byUs === null ? null : await suite.verify(theirKey, byUs, message)).toBe(true);
  }
});
