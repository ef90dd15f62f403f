// SPDX-License-Identifier: GPL-3.0-only
// Cuts a stream of bytes into lines of text, whatever pieces the bytes come in, and never keeps more than one line.

/** Longest line that is kept, bytes; a longer one is told as null. */
export const maximumLineLength = 64 * 1024;

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Feeds lines to `onLine` with their number, from 1. A carriage return before the line's end is dropped; a line longer
 * than `maximumLineLength` comes as null; bytes that are not UTF-8 come as replacement characters.
 */
export class LineReader {
  private readonly decoder = new TextDecoder('utf-8', { ignoreBOM: false });
  private rest: Uint8Array[] = [];
  private restLength = 0;
  private number = 0;

  constructor(private readonly onLine: (line: string | null, number: number) => void) {}

  /** Takes the next piece; it may be reused by the caller afterwards. */
  push(piece: Uint8Array): void {
    let from = 0;
    for (let end = piece.indexOf(lineFeed); end !== -1; end = piece.indexOf(lineFeed, from)) {
      this.tell(piece.subarray(from, end));
      from = end + 1;
    }
    if (from < piece.length) this.keep(piece.subarray(from));
  }

  /** Tells the last line if no line feed ended it. */
  finish(): void {
    if (this.restLength > 0) this.tell(new Uint8Array(0));
  }

  private keep(bytes: Uint8Array): void {
    this.restLength += bytes.length;
    if (this.restLength > maximumLineLength) this.rest = [];
    else this.rest.push(bytes.slice());
  }

  private tell(last: Uint8Array): void {
    this.number++;
    const length = this.restLength + last.length;
    let line = last;
    if (this.restLength > 0) {
      line = new Uint8Array(length > maximumLineLength ? 0 : length);
      let at = 0;
      if (line.length > 0)
        for (const piece of [...this.rest, last]) {
          line.set(piece, at);
          at += piece.length;
        }
      this.rest = [];
      this.restLength = 0;
    }
    if (length > maximumLineLength) {
      this.onLine(null, this.number);
      return;
    }
    const end = line.at(-1) === carriageReturn ? line.length - 1 : line.length;
    this.onLine(this.decoder.decode(line.subarray(0, end)), this.number);
  }
}
