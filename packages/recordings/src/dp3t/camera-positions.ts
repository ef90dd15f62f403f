// SPDX-License-Identifier: GPL-3.0-only
// Where cameras saw everybody, in the DP-3T experiments: a zip with one large JSON object, person number → array of
// [x, y, z] in metres or null per frame, and "datetime" → array of local times. It is read byte by byte as it is
// unpacked, so that only the positions are ever in memory. This is truth: nothing that estimates may read it.
import { crc32 } from 'node:zlib';
import { Inflate } from 'fflate';
import { refuse, type TraceResult } from '../result.ts';
import { listZipEntries, packedZipBytes, type ZipEntry } from '../trace-container.ts';

/** Positions on a common grid of frames. */
export interface CameraPositions {
  /** Unix seconds of each frame, ascending. */
  readonly seconds: Float64Array;
  /** By person: x and y in metres, interleaved, two per frame; NaN where the cameras did not see the person. */
  readonly people: ReadonlyMap<number, Float32Array>;
}

const maximumFrames = 400_000;
const maximumPeople = 256;
const maximumTextLength = 512 * 1024 * 1024;
/** Packed bytes unpacked at once: they give a thousand times as many at most. */
const packedPiece = 4096;

const quote = 0x22;
const backslash = 0x5c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** Takes the JSON apart without ever holding it: keys, nulls, arrays of numbers and texts, in this one layout. */
class PositionText {
  readonly columns = new Map<string, number[]>();
  readonly times: string[] = [];
  problem: string | null = null;
  private depth = 0;
  private text: number[] | null = null;
  private token: number[] = [];
  private column: number[] = [];
  private isTimes = false;
  private point: number[] = [];
  private isEnded = false;

  push(bytes: Uint8Array): void {
    for (let i = 0; i < bytes.length && this.problem === null; i++) this.take(bytes[i] as number);
  }

  get isWhole(): boolean {
    return this.isEnded && this.depth === 0;
  }

  private take(byte: number): void {
    if (this.text !== null) {
      if (byte === backslash || this.text.length > 64) this.problem = 'a text is not as expected';
      else if (byte !== quote) this.text.push(byte);
      else this.endText(String.fromCharCode(...this.text));
    } else if (byte === quote) this.text = [];
    else if (byte === openBrace || byte === openBracket) this.open(byte);
    else if (byte === closeBrace || byte === closeBracket) this.close();
    else if (byte === 0x2c) this.endToken();
    else if (byte > 0x20 && byte !== 0x3a) {
      if (this.token.length > 40) this.problem = 'a number is not as expected';
      else this.token.push(byte);
    }
  }

  private open(byte: number): void {
    this.depth++;
    if ((byte === openBrace) !== (this.depth === 1) || this.depth > 3 || this.isEnded)
      this.problem = 'arrays are nested otherwise than expected';
    this.point = [];
  }

  private close(): void {
    this.endToken();
    if (this.depth === 3) this.endPosition(this.point[0] ?? Number.NaN, this.point[1] ?? Number.NaN);
    this.depth--;
    if (this.depth === 0) this.isEnded = true;
    if (this.depth < 0) this.problem = 'brackets do not match';
  }

  private endText(text: string): void {
    this.text = null;
    if (this.depth === 2 && this.isTimes) {
      if (this.times.length < maximumFrames) this.times.push(text);
      else this.problem = `there are more than ${maximumFrames} frames`;
      return;
    }
    if (this.depth !== 1) {
      this.problem = 'a text is where none is expected';
      return;
    }
    this.isTimes = text === 'datetime';
    if (this.isTimes) return;
    this.column = [];
    if (this.columns.has(text) || this.columns.size >= maximumPeople) this.problem = 'too many people';
    this.columns.set(text, this.column);
  }

  private endToken(): void {
    if (this.token.length === 0) return;
    const token = String.fromCharCode(...this.token);
    this.token = [];
    if (this.depth === 3) this.point.push(Number(token));
    else if (this.depth === 2 && token === 'null') this.endPosition(Number.NaN, Number.NaN);
    else this.problem = 'a value is where none is expected';
  }

  private endPosition(x: number, y: number): void {
    if (this.column.length >= 2 * maximumFrames) this.problem = `there are more than ${maximumFrames} frames`;
    else this.column.push(x, y);
  }
}

/**
 * Reads such a zip.
 * @param zip the whole file
 * @param utcOffsetSeconds of the local times in it
 * @returns `trace.unknown-format` without a JSON file of this layout, `trace.corrupt`, `trace.too-large`.
 */
export function readCameraPositions(zip: Uint8Array, utcOffsetSeconds: number): TraceResult<CameraPositions> {
  const entries = listZipEntries(zip);
  if (entries === undefined)
    return refuse('trace.corrupt', 'the zip cannot be read: its directory is damaged');
  const file = entries
    .filter(
      ({ name }) =>
        name.endsWith('.json') && !name.startsWith('__MACOSX/') && !name.endsWith('homography.json'),
    )
    .sort((a, b) => b.bytes - a.bytes)[0];
  if (file === undefined || file.method !== 8 || file.encrypted)
    return refuse('trace.unknown-format', 'the zip holds no positions');
  if (file.bytes > maximumTextLength) return refuse('trace.too-large', 'the positions are too large');
  const text = new PositionText();
  const unpacked = unpack(zip, file, text);
  if (!unpacked.ok) return unpacked;
  if (text.problem !== null) return refuse('trace.unknown-format', `the positions: ${text.problem}`);
  if (!text.isWhole) return refuse('trace.corrupt', 'the positions end too early');
  return columnsOf(text, utcOffsetSeconds);
}

function unpack(zip: Uint8Array, file: ZipEntry, text: PositionText): TraceResult<void> {
  const packed = packedZipBytes(zip, file);
  if (packed === undefined) return refuse('trace.corrupt', 'the zip is cut short');
  let length = 0;
  let crc = 0;
  const inflate = new Inflate((piece) => {
    length += piece.length;
    crc = crc32(piece, crc);
    text.push(piece);
  });
  try {
    for (let at = 0; at < packed.length && length <= file.bytes && text.problem === null; at += packedPiece)
      inflate.push(packed.subarray(at, at + packedPiece), at + packedPiece >= packed.length);
  } catch {
    return refuse('trace.corrupt', 'the zip is damaged');
  }
  if (text.problem === null && (length !== file.bytes || crc !== file.crc))
    return refuse('trace.corrupt', 'the zip is damaged: its checksum does not fit its content');
  return { ok: true, value: undefined };
}

function columnsOf(text: PositionText, utcOffsetSeconds: number): TraceResult<CameraPositions> {
  const seconds = Float64Array.from(
    text.times,
    (time) => Date.parse(`${time.replace(' ', 'T').slice(0, 23)}Z`) / 1000 - utcOffsetSeconds,
  );
  if (seconds.length === 0) return refuse('trace.empty', 'the positions have no times');
  if (seconds.some((second, i) => !(second >= (seconds[i - 1] ?? 0))))
    return refuse('trace.unknown-format', 'the times of the positions do not ascend');
  const people = new Map<number, Float32Array>();
  for (const [name, column] of text.columns) {
    if (!/^\d{1,6}$/.test(name) || column.length !== 2 * seconds.length)
      return refuse('trace.unknown-format', 'the positions of a person do not fit the times');
    people.set(Number(name), Float32Array.from(column));
  }
  return { ok: true, value: { seconds, people } };
}
