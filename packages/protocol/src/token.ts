// SPDX-License-Identifier: GPL-3.0-only
// A token proves a right (to report, to claim) without saying whose: {issuer, message, signature}.
// The signature is RSASSA-PSS, SHA-384, 48-byte salt, over the 64 message bytes: what unblinding yields in RFC 9474
// (RSABSSA-SHA384-PSS-Randomized, message = 32-byte random prefix | 32 random bytes).
import { sha256 } from '@noble/hashes/sha2.js';
import { type ByteReader, concatBytes } from './bytes.ts';

export const tokenLength = 321;
export const tokenMessageLength = 64;
export const tokenSignatureLength = 256;

export interface Token {
  /** Number of the issuer key in the signed configuration, u8. */
  readonly issuer: number;
  /** 64 bytes. */
  readonly message: Uint8Array;
  /** 256 bytes, RSA-2048. */
  readonly signature: Uint8Array;
}

export function encodeToken(token: Token): Uint8Array {
  return concatBytes(Uint8Array.of(token.issuer), token.message, token.signature);
}

export function readToken(reader: ByteReader): Token {
  return {
    issuer: reader.u8(),
    message: reader.bytes(tokenMessageLength),
    signature: reader.bytes(tokenSignatureLength),
  };
}

/** What is kept of a spent token: SHA-256 of issuer and message, 32 bytes. The signature is left out, since PSS has many for one message. */
export function tokenHash(token: Token): Uint8Array {
  return sha256(concatBytes(Uint8Array.of(token.issuer), token.message));
}
