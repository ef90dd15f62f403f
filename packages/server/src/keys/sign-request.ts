// SPDX-License-Identifier: GPL-3.0-only
// Signing for a phone, blindly: the desk sees a number issued by chance, and never the token.
import { type BlindRequest, concatBytes, fail, ok, type Result } from '@bluezone/protocol';
import { blindSign } from '../sealed/blind-sign.ts';
import { sha256 } from '../sha256.ts';
import { type IssuerKey, issuerEpochAt } from './issuer-key.ts';
import type { IssuingKeys } from './keyring.ts';

/** Days of a new epoch in which the key of the one before still signs: phones may not have heard of the new one. */
const overlapDays = 2;
const epochDays = 28;

function signs(issuer: IssuerKey, utcDay: number): boolean {
  const epoch = issuerEpochAt(utcDay);
  return issuer.epoch === epoch || (issuer.epoch === epoch - 1 && utcDay - epoch * epochDays < overlapDays);
}

function signedBy(issuer: IssuerKey, request: BlindRequest): Result<Uint8Array> {
  const signature = blindSign(issuer.privateKey, request.blinded);
  return signature === null
    ? fail('token.invalid', 'a blinded message is a number below the issuer’s modulus')
    : ok(signature);
}

const isUnknown = () =>
  fail('token.issuer', 'this key issues no tokens now; the configuration names one that does');

/** What is remembered of a granted request: SHA-256 of issuer u8 and blinded message, 32 bytes. */
export function hashOfRequest({ issuer, blinded }: BlindRequest): Uint8Array {
  return sha256(concatBytes(Uint8Array.of(issuer), blinded));
}

/** The blind signature (256 bytes); `token.issuer` when the key does not sign on this UTC day, `token.invalid` for no number. */
export function signRequest(
  { issuers }: Pick<IssuingKeys, 'issuers'>,
  request: BlindRequest,
  utcDay: number,
): Result<Uint8Array> {
  const issuer = issuers.find(({ id }) => id === request.issuer);
  return issuer !== undefined && signs(issuer, utcDay) ? signedBy(issuer, request) : isUnknown();
}

/** The same signature again for a request that was granted before, as long as its key is kept. */
export function signAgain(
  { issuers }: Pick<IssuingKeys, 'issuers'>,
  request: BlindRequest,
): Result<Uint8Array> {
  const issuer = issuers.find(({ id }) => id === request.issuer);
  return issuer === undefined ? isUnknown() : signedBy(issuer, request);
}
