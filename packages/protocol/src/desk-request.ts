// SPDX-License-Identifier: GPL-3.0-only
// The two requests for a token: redeem a code (cases desk), ask for a claim token (registration desk). Both desks sign
// blindly (RFC 9474): they see a blinded message, and never the token.
import { asciiBytes, asciiText, ByteReader, ByteWriter } from './bytes.ts';
import { fail, type Result } from './result.ts';
import { tokenSignatureLength } from './token.ts';

export const codeDigits = 8;
export const linkCodeLength = 16;
export const registrationCredentialLength = 16;

/** A code read aloud (8 digits, with the number it was issued for) or followed by link (16 bytes). */
export type UploadCode =
  | { readonly kind: 'digits'; readonly digits: string; readonly phoneNumber: string }
  | { readonly kind: 'link'; readonly secret: Uint8Array };

/** What shall be signed, and under which key. */
export interface BlindRequest {
  /** Number of the issuer key in the signed configuration, u8. */
  readonly issuer: number;
  /** 256 bytes, below the issuer's modulus. */
  readonly blinded: Uint8Array;
}

export interface RedeemRequest {
  readonly code: UploadCode;
  readonly request: BlindRequest;
}

const writeBlindRequest = (writer: ByteWriter, { issuer, blinded }: BlindRequest): Uint8Array =>
  writer.u8(issuer).bytes(blinded).finish();

const readBlindRequest = (reader: ByteReader): BlindRequest => ({
  issuer: reader.u8(),
  blinded: reader.bytes(tokenSignatureLength),
});

/** Redeem = 0 | digits 8 | number length u8 | E.164 number | issuer u8 | blinded 256, or 1 | link secret 16 | issuer u8 | blinded 256. */
export function encodeRedeem({ code, request }: RedeemRequest): Uint8Array {
  const writer = new ByteWriter();
  if (code.kind === 'digits') {
    const number = asciiBytes(code.phoneNumber);
    writer.u8(0).bytes(asciiBytes(code.digits)).u8(number.length).bytes(number);
  } else writer.u8(1).bytes(code.secret);
  return writeBlindRequest(writer, request);
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
  return reader.finish({ code, request: readBlindRequest(reader) }, 'code.layout');
}

export interface ClaimTokenRequest {
  /** What registration gave this phone, 16 bytes; known to the registration desk alone. */
  readonly credential: Uint8Array;
  readonly request: BlindRequest;
}

/** Claim-token request = credential 16 | issuer u8 | blinded 256. */
export function encodeClaimTokenRequest({ credential, request }: ClaimTokenRequest): Uint8Array {
  return writeBlindRequest(new ByteWriter().bytes(credential), request);
}

/** Reads a claim-token request; `post.layout` for anything that is not one. */
export function decodeClaimTokenRequest(body: Uint8Array): Result<ClaimTokenRequest> {
  const reader = new ByteReader(body);
  const credential = reader.bytes(registrationCredentialLength);
  return reader.finish({ credential, request: readBlindRequest(reader) }, 'post.layout');
}

/** Reads the blind signature (256 bytes) that answers both requests; `answer.layout` for anything else. */
export function decodeBlindSignature(body: Uint8Array): Result<Uint8Array> {
  const reader = new ByteReader(body);
  return reader.finish(reader.bytes(tokenSignatureLength), 'answer.layout');
}
