// SPDX-License-Identifier: GPL-3.0-only
// What the exposure desk and the meetings desk say to each other, as bytes (integers little-endian):
//   reported tag = T 12 | interval u32 | bucket u8 | minutes u8       found tag = reported tag | spent u8 | claim 32 (zeros when unspent)
//   spend = claim 32 | UTC day u32 | n × T 12
import {
  ByteReader,
  ByteWriter,
  fail,
  ok,
  type ReportedTag,
  type Result,
  tagLength,
} from '@bluezone/protocol';
import type { FoundTag } from '../meetings/judge-meetings.ts';

const claimNameLength = 32;
const reportedLength = tagLength + 6;
const foundLength = reportedLength + 1 + claimNameLength;

/** Tags of one call at most; longer lists take several. */
export const mostTagsPerCall = 20_000;
export const longestAdd = mostTagsPerCall * reportedLength;
export const longestTagList = mostTagsPerCall * tagLength;
export const longestSpend = claimNameLength + 4 + longestTagList;
export const longestFound = mostTagsPerCall * foundLength;

const wrong = (what: string) => fail('request.layout', what);

function writeReported(writer: ByteWriter, { tag, interval, bucket, minutes }: ReportedTag): void {
  writer.bytes(tag).u32(interval).u8(bucket).u8(minutes);
}

const readReported = (reader: ByteReader): ReportedTag => ({
  tag: reader.bytes(tagLength),
  interval: reader.u32(),
  bucket: reader.u8(),
  minutes: reader.u8(),
});

const isPossible = ({ interval, bucket, minutes }: ReportedTag): boolean =>
  interval <= 0x7fff_ffff && bucket <= 3 && minutes <= 10;

/** Reads items of one length until the bytes end; undefined when they end within one, or there are too many. */
function readAll<T>(bytes: Uint8Array, length: number, read: (reader: ByteReader) => T): T[] | undefined {
  if (bytes.length % length !== 0 || bytes.length / length > mostTagsPerCall) return undefined;
  const reader = new ByteReader(bytes);
  return Array.from({ length: bytes.length / length }, () => read(reader));
}

export function encodeReportedTags(tags: readonly ReportedTag[]): Uint8Array {
  const writer = new ByteWriter();
  for (const tag of tags) writeReported(writer, tag);
  return writer.finish();
}

export function decodeReportedTags(bytes: Uint8Array): Result<ReportedTag[]> {
  const tags = readAll(bytes, reportedLength, readReported);
  return tags?.every(isPossible) ? ok(tags) : wrong('no list of reported tags');
}

export function encodeTagList(tags: readonly Uint8Array[]): Uint8Array {
  const writer = new ByteWriter();
  for (const tag of tags) writer.bytes(tag);
  return writer.finish();
}

export function decodeTagList(bytes: Uint8Array): Result<Uint8Array[]> {
  const tags = readAll(bytes, tagLength, (reader) => reader.bytes(tagLength));
  return tags === undefined ? wrong('no list of tags') : ok(tags);
}

export interface SpendRequest {
  readonly claim: Uint8Array;
  readonly utcDay: number;
  readonly tags: readonly Uint8Array[];
}

export function encodeSpend({ claim, utcDay, tags }: SpendRequest): Uint8Array {
  return new ByteWriter().bytes(claim).u32(utcDay).bytes(encodeTagList(tags)).finish();
}

export function decodeSpend(bytes: Uint8Array): Result<SpendRequest> {
  const head = claimNameLength + 4;
  if (bytes.length < head) return wrong('no request to spend tags');
  const reader = new ByteReader(bytes);
  const claim = reader.bytes(claimNameLength);
  const utcDay = reader.u32();
  const tags = decodeTagList(bytes.subarray(head));
  if (utcDay > 0xffff) return wrong('no UTC day');
  return tags.ok ? ok({ claim, utcDay, tags: tags.value }) : tags;
}

export function decodeClaimName(bytes: Uint8Array): Result<Uint8Array> {
  return bytes.length === claimNameLength ? ok(bytes) : wrong('no name of a claim');
}

export function encodeFoundTags(tags: readonly FoundTag[]): Uint8Array {
  const writer = new ByteWriter();
  for (const tag of tags) {
    writeReported(writer, tag);
    writer.u8(tag.spentBy === null ? 0 : 1).bytes(tag.spentBy ?? new Uint8Array(claimNameLength));
  }
  return writer.finish();
}

export function decodeFoundTags(bytes: Uint8Array): Result<FoundTag[]> {
  const tags = readAll(bytes, foundLength, (reader) => {
    const tag = readReported(reader);
    const isSpent = reader.u8() === 1;
    const claim = reader.bytes(claimNameLength);
    return { ...tag, spentBy: isSpent ? claim : null };
  });
  return tags?.every(isPossible) ? ok(tags) : wrong('no list of found tags');
}
