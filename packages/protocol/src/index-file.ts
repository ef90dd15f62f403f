// SPDX-License-Identifier: GPL-3.0-only
// The index: one small signed file, the same for everybody, that tells phones what to fetch and when to stop.
// It can ask for nothing: there is no field that makes a phone send.
import { sha256 } from '@noble/hashes/sha2.js';
import * as v from 'valibot';
import { asciiBytes, concatBytes, fromBase64, toBase64, toHex, utf8Bytes, utf8Text } from './bytes.ts';
import { fail, ok, type Result } from './result.ts';
import { canonicalSignature, isCanonicalSignature, type Sign, type VerifySignature } from './signature.ts';
import { daySeconds, intervalSeconds } from './time.ts';

const signedLabel = asciiBytes('BZ/index/v1\n');
const magic = 'BZ-INDEX-1';
/** Largest index that is read, bytes. */
export const maximumIndexLength = 256 * 1024;
const maximumHeadLength = 400;
/** An index is good for this long at most: who withholds newer ones freezes phones no longer, seconds. */
export const maximumIndexLifetime = 7 * daySeconds;
/** How far a number may run ahead of the minutes since 1970: so many publications within a minute, or so long a shut-out. */
const numberSlack = 60;

const unixSeconds = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(0xffffffff));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const shortText = v.pipe(v.string(), v.maxLength(2000));

const exportReference = v.object({
  /** SHA-256 of the zip, which is also its name. */
  hash,
  /** Time span of publication, unix seconds. */
  from: unixSeconds,
  to: unixSeconds,
  bytes: v.pipe(count, v.maxValue(64 * 1024 * 1024)),
});

const notice = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
  vi: shortText,
  en: shortText,
  until: unixSeconds,
});

const indexContent = v.object({
  format: v.literal(1),
  /** max(previous + 1, ⌊unix / 60⌋), at most `largestNumberAt(time)`. */
  sequence: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  /** SHA-256 of the previous index file's bytes; null for the very first. */
  previous: v.nullable(hash),
  /** Server time at signing. */
  time: unixSeconds,
  /** When the next index is expected; a phone judges its clock between `time` and this. */
  next: unixSeconds,
  /** From here on phones refuse this index; at most seven days after `time`. */
  expires: unixSeconds,
  exports: v.pipe(v.array(exportReference), v.maxLength(1500)),
  configuration: v.object({ hash, version: v.pipe(count, v.minValue(1)) }),
  community: v.object({ registered: count, day: v.pipe(count, v.maxValue(1_000_000)) }),
  notices: v.pipe(v.array(notice), v.maxLength(20)),
  /** UTC day from which phones stop and erase; null while the system is needed. */
  sunsetDay: v.nullable(v.pipe(count, v.maxValue(1_000_000))),
});

export type IndexContent = v.InferOutput<typeof indexContent>;
export type ExportReference = v.InferOutput<typeof exportReference>;
export type IndexNotice = v.InferOutput<typeof notice>;

/** Name of an index signing key: first 8 bytes of SHA-256 of its 65-byte point, hexadecimal. */
export function signerId(publicKey: Uint8Array): string {
  return toHex(sha256(publicKey).subarray(0, 8));
}

/** SHA-256 of a file in hexadecimal: its name and how others point to it. */
export function fileHash(bytes: Uint8Array): string {
  return toHex(sha256(bytes));
}

/** Next sequence number after `previous` (0 for none) at `now`. */
export function nextSequence(previous: number, now: number): number {
  return Math.max(previous + 1, Math.floor(now / 60));
}

/**
 * The largest sequence, and the largest configuration version, that an index of this time may carry: ⌊time / 60⌋ + 60. A
 * number beyond it, taken once, would shut out all honest ones for years.
 */
export function largestNumberAt(time: number): number {
  return Math.floor(time / 60) + numberSlack;
}

/**
 * Signs an index: "BZ-INDEX-1 keyId base64(DER signature)\n" and the JSON bytes. Throws rather than sign what every
 * phone would refuse.
 */
export async function writeIndex(content: IndexContent, keyId: string, sign: Sign): Promise<Uint8Array> {
  const json = utf8Bytes(JSON.stringify(content));
  const readable = parseIndexContent(json);
  if (!readable.ok) throw new RangeError(readable.detail);
  const file = await signIndexUnread(json, keyId, sign);
  if (file.length > maximumIndexLength) throw new RangeError(`an index of ${file.length} bytes is too large`);
  return file;
}

/** Signs any bytes as an index, whatever they say: for tests, and for a tour's hostile server. Use `writeIndex`. */
export async function signIndexUnread(json: Uint8Array, keyId: string, sign: Sign): Promise<Uint8Array> {
  const signature = canonicalSignature(await sign(concatBytes(signedLabel, json)));
  return concatBytes(asciiBytes(`${magic} ${keyId} ${toBase64(signature)}\n`), json);
}

/**
 * Opens an index signed by one of the pinned keys (65 bytes each). Checks layout, signer, signature and the bounds that its
 * own time sets (`index.sequence`, `index.lifetime`, `configuration.version`); whether it is new enough is
 * `checkIndexAdvance`'s and `checkIndexFresh`'s.
 */
export async function openIndex(
  bytes: Uint8Array,
  pinnedKeys: readonly Uint8Array[],
  verify: VerifySignature,
): Promise<Result<IndexContent>> {
  if (bytes.length > maximumIndexLength) return fail('index.layout', 'the index is too large');
  const lineEnd = bytes.subarray(0, maximumHeadLength).indexOf(10);
  const head = lineEnd < 0 ? undefined : utf8Text(bytes.subarray(0, lineEnd));
  const match = head === undefined ? null : /^BZ-INDEX-1 ([0-9a-f]{16}) ([A-Za-z0-9+/=]{8,200})$/.exec(head);
  const signature = match === null ? undefined : fromBase64(match[2] as string);
  if (match === null || signature === undefined)
    return fail('index.layout', 'the index does not begin with its signature line');
  const publicKey = pinnedKeys.find((key) => signerId(key) === match[1]);
  if (publicKey === undefined)
    return fail('index.signer', 'the index is signed by a key this phone does not know');
  const json = bytes.slice(lineEnd + 1);
  const isSigned =
    isCanonicalSignature(signature) && (await verify(publicKey, concatBytes(signedLabel, json), signature));
  if (!isSigned) return fail('index.signature', 'the signature of the index does not fit');
  return parseIndexContent(json);
}

function parseIndexContent(json: Uint8Array): Result<IndexContent> {
  const text = utf8Text(json);
  if (text === undefined) return fail('index.layout', 'the index is not UTF-8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail('index.layout', 'the index is not JSON');
  }
  const parsed = v.safeParse(indexContent, value);
  if (!parsed.success) {
    const issue = parsed.issues[0];
    return fail('index.layout', `the index is wrong at "${v.getDotPath(issue) ?? 'its root'}"`);
  }
  const bounded = checkIndexBounds(parsed.output);
  return bounded.ok ? ok(parsed.output) : bounded;
}

/** Holds an index against its own time: what one bad signature says must be over soon, and heal by itself. */
function checkIndexBounds({ sequence, time, expires, configuration }: IndexContent): Result<void> {
  const largest = largestNumberAt(time);
  if (sequence > largest)
    return fail('index.sequence', `the index has a sequence beyond ${largest}, the largest at its time`);
  if (expires > time + maximumIndexLifetime)
    return fail('index.lifetime', 'the index would be good for more than seven days');
  if (configuration.version > largest)
    return fail('configuration.version', `the configuration has a version beyond ${largest}`);
  return ok(undefined);
}

/** What a phone remembers of the last index it accepted. */
export interface AcceptedIndex {
  readonly sequence: number;
  /** SHA-256 of its bytes. */
  readonly hash: string;
}

/** Refuses a lower sequence (`index.rollback`), and the same sequence or a direct successor that do not fit (`index.fork`). */
export function checkIndexAdvance(
  last: AcceptedIndex | null,
  next: IndexContent,
  nextHash: string,
): Result<void> {
  if (last === null) return ok(undefined);
  if (next.sequence < last.sequence)
    return fail('index.rollback', 'the index is older than one already seen');
  if (next.sequence === last.sequence && nextHash !== last.hash)
    return fail('index.fork', 'two different indexes carry the same number');
  if (next.sequence === last.sequence + 1 && next.previous !== last.hash)
    return fail('index.fork', 'the index does not continue the one already seen');
  return ok(undefined);
}

/**
 * Refuses an index from the future (`index.future`), by more than the interval a clock may be wrong, and an expired one
 * (`index.expired`).
 */
export function checkIndexFresh(index: Pick<IndexContent, 'time' | 'expires'>, now: number): Result<void> {
  if (index.time > now + intervalSeconds)
    return fail('index.future', 'the index was signed at a time that has not come yet');
  return now >= index.expires ? fail('index.expired', 'the index has expired') : ok(undefined);
}
