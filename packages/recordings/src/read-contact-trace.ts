// SPDX-License-Identifier: GPL-3.0-only
// The SocioPatterns `tij` text: one line per 20 s of contact, "t i j", further columns (classes) ignored.
// Works on bytes, line by line, so that hostile input costs no more than the limits allow.
import { arrangeContacts, type ContactTrace } from './contact-trace.ts';
import { refuse, type TraceResult } from './result.ts';
import { openContainer } from './trace-container.ts';

/** What a reader may take in before it gives up. */
export interface TraceLimits {
  /** Most bytes of unpacked text; 512 MiB by default. */
  readonly bytes: number;
  /** Most records; 4 million by default. */
  readonly records: number;
}

export const DEFAULT_TRACE_LIMITS: TraceLimits = { bytes: 512 * 1024 * 1024, records: 4_000_000 };

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;
const LARGEST = 0x7fffffff;
const SNIFFED_BYTES = 4096;

/**
 * Reads a SocioPatterns contact list: gzip, a zip with one file, or plain text; each line `t i j` separated by
 * spaces or tabs, in any order of time. Blank lines are skipped, records said twice are kept once.
 *
 * @param bytes the whole file
 * @returns the trace, or trace.unknown-format (not such a file), trace.corrupt (damaged gzip or zip),
 *   trace.bad-line (its number is in the message), trace.empty, trace.too-large. Never throws.
 */
export function readContactTrace(
  bytes: Uint8Array,
  limits: TraceLimits = DEFAULT_TRACE_LIMITS,
): TraceResult<ContactTrace> {
  const opened = openContainer(bytes, limits.bytes);
  if (!opened.ok) return opened;
  const text = withoutByteOrderMark(opened.value);
  const start = text.findIndex((byte) => !isBlank(byte) && !isLineEnd(byte));
  if (start === -1) return refuse('trace.empty', 'the trace has no record');
  if (!startsLikeNumbers(text, start)) {
    return refuse('trace.unknown-format', 'not a contact list: expected lines "t i j", as text, gzip or zip');
  }
  return parseLines(text, limits.records);
}

function parseLines(text: Uint8Array, mostRecords: number): TraceResult<ContactTrace> {
  const capacity = Math.min(countLines(text), mostRecords);
  const columns = [new Int32Array(capacity), new Int32Array(capacity), new Int32Array(capacity)] as const;
  const [times, left, right] = columns;
  let records = 0;
  let line = 1;
  let at = 0;
  while (at < text.length) {
    at = skipBlanks(text, at);
    if (at < text.length && !isLineEnd(text[at])) {
      if (records === capacity) {
        return refuse('trace.too-large', `the trace has more than ${mostRecords} records`);
      }
      for (const column of columns) {
        at = skipBlanks(text, at);
        const end = endOfToken(text, at);
        const number = parseWholeNumber(text, at, end);
        if (typeof number === 'string') return badLine(line, number);
        column[records] = number;
        at = end;
      }
      if (left[records] === right[records]) return badLine(line, 'a person cannot meet himself or herself');
      records++;
      while (at < text.length && !isLineEnd(text[at])) at++;
    }
    if (text[at] === CR && text[at + 1] === LF) at++;
    at++;
    line++;
  }
  const cut = (column: Int32Array): Int32Array => column.subarray(0, records);
  return { ok: true, value: arrangeContacts(cut(times), cut(left), cut(right)) };
}

/** The number, or what is wrong with it. */
function parseWholeNumber(text: Uint8Array, from: number, end: number): number | string {
  if (from === end) return 'expected three numbers "t i j"';
  if (text[from] === MINUS && end - from > 1) return 'times and persons cannot be negative';
  let value = 0;
  for (let at = from; at < end; at++) {
    const byte = text[at] as number;
    if (byte < ZERO || byte > NINE) return 'expected whole numbers "t i j"';
    value = value * 10 + (byte - ZERO);
    if (value > LARGEST) return `numbers above ${LARGEST} are not supported`;
  }
  return value;
}

function badLine(line: number, why: string): TraceResult<never> {
  return refuse('trace.bad-line', `line ${line}: ${why}`);
}

/** A first character that could begin "t i j", and no binary bytes near the beginning. */
function startsLikeNumbers(text: Uint8Array, start: number): boolean {
  const first = text[start] as number;
  if (first !== MINUS && (first < ZERO || first > NINE)) return false;
  return text.subarray(0, SNIFFED_BYTES).every((byte) => byte >= SPACE || isBlank(byte) || isLineEnd(byte));
}

function withoutByteOrderMark(text: Uint8Array): Uint8Array {
  return text[0] === 0xef && text[1] === 0xbb && text[2] === 0xbf ? text.subarray(3) : text;
}

function countLines(text: Uint8Array): number {
  let lines = 1;
  for (const byte of text) if (isLineEnd(byte)) lines++;
  return lines;
}

function skipBlanks(text: Uint8Array, from: number): number {
  let at = from;
  while (at < text.length && isBlank(text[at])) at++;
  return at;
}

function endOfToken(text: Uint8Array, from: number): number {
  let at = from;
  while (at < text.length && !isBlank(text[at]) && !isLineEnd(text[at])) at++;
  return at;
}

function isBlank(byte: number | undefined): boolean {
  return byte === SPACE || byte === TAB;
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === LF || byte === CR;
}
