// SPDX-License-Identifier: GPL-3.0-only
// Token issuers: RSA-2048, RSASSA-PSS with SHA-384 and a 48-byte salt, as RFC 9474 verifies.
import { constants, createPrivateKey, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { type Token, type TokenIssuer, toBase64, tokenSignatureLength } from '@bluezone/protocol';

const issuerEpochDays = 28;
const saltLength = 48;

/** Issuer epoch of a UTC day: 28 days each, counted from 1970. */
export function issuerEpochAt(utcDay: number): number {
  return Math.floor(utcDay / issuerEpochDays);
}

/** First UTC day on which tokens of an epoch are refused: an epoch is accepted while it is current or the one before. */
export function epochClosesOn(epoch: number): number {
  return (epoch + 2) * issuerEpochDays;
}

export interface IssuerKey extends TokenIssuer {
  readonly privateKey: KeyObject;
}

/** An issuer over its private key (PKCS#8 PEM). */
export function issuerKeyOf(issuer: {
  id: number;
  purpose: 'upload' | 'claim';
  epoch: number;
  pem: string;
}): IssuerKey {
  const key = createPrivateKey(issuer.pem);
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return {
    id: issuer.id,
    purpose: issuer.purpose,
    epoch: issuer.epoch,
    publicKey: toBase64(new Uint8Array(spki)),
    privateKey: key,
  };
}

const publicKeys = new Map<string, KeyObject>();

function publicKeyOf(issuer: TokenIssuer): KeyObject {
  let key = publicKeys.get(issuer.publicKey);
  if (key === undefined) {
    key = createPublicKey({ key: Buffer.from(issuer.publicKey, 'base64'), type: 'spki', format: 'der' });
    if (publicKeys.size > 64) publicKeys.clear();
    publicKeys.set(issuer.publicKey, key);
  }
  return key;
}

/** True when the issuer signed the token's message. */
export function verifyTokenSignature(issuer: TokenIssuer, token: Token): boolean {
  if (token.signature.length !== tokenSignatureLength) return false;
  return verify(
    'sha384',
    token.message,
    { key: publicKeyOf(issuer), padding: constants.RSA_PKCS1_PSS_PADDING, saltLength },
    token.signature,
  );
}
