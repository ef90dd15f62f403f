// SPDX-License-Identifier: GPL-3.0-only
// The exposure desk only verifies tokens: it issues none and cannot tell to whom one was given.
import {
  type Configuration,
  fail,
  ok,
  type Result,
  type Token,
  type TokenIssuer,
  utcDayAt,
} from '@bluezone/protocol';
import { issuerEpochAt, verifyTokenSignature } from '../keys/issuer-key.ts';
import type { IssuerPurpose } from '../keys/keyring.ts';

function assertIssuerKnown(
  configuration: Configuration,
  token: Token,
  purpose: IssuerPurpose,
): Result<TokenIssuer> {
  const issuer = configuration.issuers.find(({ id }) => id === token.issuer);
  if (issuer?.purpose !== purpose) return fail('token.issuer', 'no such issuer of tokens of this kind');
  return ok(issuer);
}

function assertEpochOpen(issuer: TokenIssuer, now: number): Result<void> {
  const age = issuerEpochAt(utcDayAt(now)) - issuer.epoch;
  return age === 0 || age === 1
    ? ok(undefined)
    : fail('token.issuer', 'the time in which this token could be used is over');
}

function assertSigned(issuer: TokenIssuer, token: Token): Result<void> {
  return verifyTokenSignature(issuer, token)
    ? ok(undefined)
    : fail('token.invalid', 'the signature of the token does not fit');
}

/** The issuer of a valid token; `token.issuer` or `token.invalid` otherwise. Whether it was spent is the insert's to say. */
export function checkToken(
  configuration: Configuration,
  token: Token,
  purpose: IssuerPurpose,
  now: number,
): Result<TokenIssuer> {
  const issuer = assertIssuerKnown(configuration, token, purpose);
  if (!issuer.ok) return issuer;
  const open = assertEpochOpen(issuer.value, now);
  if (!open.ok) return open;
  const signed = assertSigned(issuer.value, token);
  return signed.ok ? issuer : signed;
}
