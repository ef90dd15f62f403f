// SPDX-License-Identifier: GPL-3.0-only
// The two requests that the front door hands on unread: redeem a code (cases desk), ask for a claim token (registration desk).
import { asciiBytes, asciiText, ByteReader, ByteWriter } from './bytes.ts';
import { fail, type Result } from './result.ts';
import { tokenMessageLength, tokenSignatureLength } from './token.ts';

export const codeDigits = 8;
export const linkCodeLength = 16;
export const registrationCredentialLength = 16;

/** A code read aloud (8 digits, with the number it was issued for) or followed by link (16 bytes). */
export type UploadCode =
  | { readonly kind: 'digits'; readonly digits: string; readonly phoneNumber: string }
  | { readonly kind: 'link'; readonly secret: Uint8Array };

export interface RedeemRequest {
  readonly code: UploadCode;
  /** The message to sign, 64 bytes. */
  readonly message: Uint8Array;
}

/** Redeem = 0 | digits 8 | number length u8 | E.164 number | message 64, or 1 | link secret 16 | message 64. */
export function encodeRedeem(request: RedeemRequest): Uint8Array {
  const writer = new ByteWriter();
  if (request.code.kind === 'digits') {
    const number = asciiBytes(request.code.phoneNumber);
    writer.u8(0).bytes(asciiBytes(request.code.digits)).u8(number.length).bytes(number);
  } else writer.u8(1).bytes(request.code.secret);
  return writer.bytes(request.message).finish();
}

/** Reads a redeem request; `code.layout` for anything that is not one. */
export function decodeRedeem(body: Uint8Array): Result<RedeemRequest> {
  const reader = new ByteReader(body);
  const kind = reader.u8();
  let code: UploadCode;
  if (kind === 0) {
    const digits = asciiText(reader.bytes(codeDigits));
    const phoneNumber = asciiText(reader.bytes(reader.u8()));
    if (!/^\d{8}$/.test(digits)) return fail('code.layout', 'a code has 8 digits');
    if (!/^\+[1-9]\d{6,14}$/.test(phoneNumber))
      return fail('code.layout', 'the phone number is not in international form');
    code = { kind: 'digits', digits, phoneNumber };
  } else if (kind === 1) code = { kind: 'link', secret: reader.bytes(linkCodeLength) };
  else return fail('code.layout', 'a code is read aloud (0) or a link (1)');
  return reader.finish({ code, message: reader.bytes(tokenMessageLength) }, 'code.layout');
}

export interface ClaimTokenRequest {
  /** What registration gave this phone, 16 bytes; known to the registration desk alone. */
  readonly credential: Uint8Array;
  /** The message to sign, 64 bytes. */
  readonly message: Uint8Array;
}

/** Claim-token request = credential 16 | message 64. */
export function encodeClaimTokenRequest(request: ClaimTokenRequest): Uint8Array {
  return new ByteWriter().bytes(request.credential).bytes(request.message).finish();
}

/** Reads a claim-token request; `post.layout` for anything that is not one. */
export function decodeClaimTokenRequest(body: Uint8Array): Result<ClaimTokenRequest> {
  const reader = new ByteReader(body);
  const credential = reader.bytes(registrationCredentialLength);
  return reader.finish({ credential, message: reader.bytes(tokenMessageLength) }, 'post.layout');
}

/** The signature that answers both requests. */
export interface IssuedSignature {
  readonly issuer: number;
  /** 256 bytes. */
  readonly signature: Uint8Array;
}

/** Issued = issuer u8 | signature 256. */
export function encodeIssued(issued: IssuedSignature): Uint8Array {
  return new ByteWriter().u8(issued.issuer).bytes(issued.signature).finish();
}

/** Reads an issued signature; `answer.layout` for anything that is not one. */
export function decodeIssued(body: Uint8Array): Result<IssuedSignature> {
  const reader = new ByteReader(body);
  const issuer = reader.u8();
  return reader.finish({ issuer, signature: reader.bytes(tokenSignatureLength) }, 'answer.layout');
}
