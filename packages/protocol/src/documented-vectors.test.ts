// SPDX-License-Identifier: GPL-3.0-only
// Recomputes every value of the appendix of docs/protocol.md from the inputs given there, so that the document cannot rot.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { encodeAdvertisement, encodeBeacon, makeBeacon } from './beacon.ts';
import { asciiText, fromHex, toHex, utf8Bytes } from './bytes.ts';
import { encodeClaim } from './claim.ts';
import { fileHash, type IndexContent, signerId, writeIndex } from './index-file.ts';
import { meetingId, meetingTag, tagOfOpening } from './meeting.ts';
import { encodePost } from './post.ts';
import { encodeReport, revisionOf } from './report.ts';
import { dayCipher, identifierKey, metadataKey } from './rolling-identifier.ts';
import { openingValue } from './salt.ts';
import { p256PublicKey, signP256 } from './signature.ts';
import { intervalsPerDay, utcDayOfInterval } from './time.ts';
import { tokenHash, tokenLength } from './token.ts';

const document = readFileSync(new URL('../../../docs/protocol.md', import.meta.url), 'utf8');
const appendix = document.slice(document.indexOf('## Test vectors of our own'));

/** `name = value` lines of all blocks marked with a word. */
function readBlock(word: string): Map<string, string> {
  const blocks = appendix.matchAll(new RegExp(`\`\`\`${word}\\n([^]*?)\`\`\``, 'g'));
  const lines = [...blocks].flatMap((block) => (block[1] as string).trim().split('\n'));
  return new Map(lines.map((line) => line.split(' = ', 2) as [string, string]));
}

const inputs = readBlock('inputs');
const values = readBlock('values');

function input(name: string): string {
  const value = inputs.get(name);
  if (value === undefined) throw new Error(`docs/protocol.md does not give "${name}"`);
  return value;
}

function inputBytes(name: string): Uint8Array {
  const bytes = fromHex(input(name));
  if (bytes === undefined) throw new Error(`"${name}" in docs/protocol.md is not hexadecimal`);
  return bytes;
}

async function recompute(): Promise<Map<string, string>> {
  const interval = Number(input('interval'));
  const power = Number(input('transmit power'));
  const sides = ['reporter', 'claimant'].map((side) => {
    const key = inputBytes(`${side} daily key`);
    const secret = inputBytes(`${side} M`);
    return { key, secret, beacon: makeBeacon(dayCipher(key), secret, interval, power) };
  });
  const [reporter, claimant] = sides as [(typeof sides)[0], (typeof sides)[0]];
  const meeting = meetingId(reporter.beacon.salt, claimant.beacon.salt);
  const tag = meetingTag(claimant.beacon, meeting);
  const { identifier, metadata } = claimant.beacon;
  const opening = { identifier, metadata, opening: openingValue(claimant.secret, interval), meeting };
  expect(tagOfOpening(opening)).toEqual(tag);
  const token = {
    issuer: Number(input('token issuer')),
    message: new Uint8Array(64).fill(Number(input('token message, every byte'))),
    signature: new Uint8Array(256).fill(Number(input('token signature, every byte'))),
  };
  const revision = revisionOf(inputBytes('R'));
  const day = utcDayOfInterval(interval);
  const start = day * intervalsPerDay;
  const report = encodeReport({
    token,
    revision,
    onsetDay: day - Number(input('onset, days before the key')),
    keys: [{ key: reporter.key, start, period: 144 }],
    base: start - Number(input('base, days before the key')) * intervalsPerDay,
    tags: [{ tag, interval, bucket: Number(input('bucket')), minutes: Number(input('minutes')) }],
    confirms: null,
  });
  const claim = encodeClaim({
    token,
    revision,
    openings: [opening],
    keys: [{ key: claimant.key, start: start + intervalsPerDay, period: 144 }],
  });
  const privateKey = inputBytes('index private key');
  const publicKey = p256PublicKey(privateKey);
  const content = JSON.parse(input('index content')) as IndexContent;
  const index = await writeIndex(content, signerId(publicKey), signP256(privateKey));
  return new Map([
    ['RPIK', toHex(identifierKey(reporter.key))],
    ['AEMK', toHex(metadataKey(reporter.key))],
    ['r', toHex(openingValue(reporter.secret, interval))],
    ['S', toHex(reporter.beacon.salt)],
    ['beacon', toHex(encodeBeacon(reporter.beacon))],
    ['advertisement', toHex(encodeAdvertisement(Number(input('service UUID')), reporter.beacon))],
    ['claimant beacon', toHex(encodeBeacon(claimant.beacon))],
    ['X', toHex(meeting)],
    ['T', toHex(tag)],
    ['claimant r', toHex(opening.opening)],
    ['SHA-256(R)', toHex(revision)],
    ['token hash', toHex(tokenHash(token))],
    ['report after its token', toHex(report.subarray(tokenLength))],
    ['report SHA-256', fileHash(report)],
    ['claim after its token', toHex(claim.subarray(tokenLength))],
    ['claim SHA-256', fileHash(claim)],
    ['post of the report SHA-256', fileHash(encodePost({ kind: 'report', body: report }))],
    ['index public key', toHex(publicKey)],
    ['index line', asciiText(index.subarray(0, index.indexOf(10)))],
    ['index SHA-256', fileHash(index)],
  ]);
}

it('gives in docs/protocol.md exactly the values that follow from its inputs', async () => {
  expect(Object.fromEntries(values)).toEqual(Object.fromEntries(await recompute()));
});

it('writes the index content in docs/protocol.md as it is signed', () => {
  expect(JSON.stringify(JSON.parse(input('index content')))).toBe(input('index content'));
  expect(utf8Bytes(input('index content')).length).toBeGreaterThan(100);
});
