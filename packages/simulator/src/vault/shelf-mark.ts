// SPDX-License-Identifier: GPL-3.0-only
// The mark that says: everything acknowledged is in the segments. A shelf that is being filled in bulk has none, so that
// whatever kills the process then leaves something incomplete, and not something that looks damaged.
import {
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { damaged, parseSegmentName } from './segment.ts';

const markName = 'whole';
const markFormat = 1;

/** nothing: new or empty. incomplete: left in the middle of filling it, to be begun anew. whole: holds all it acknowledged. */
export type ShelfState = 'nothing' | 'incomplete' | 'whole';

/** What a directory holds, without opening it as a shelf. */
export function shelfState(directory: string): ShelfState {
  const names = namesIn(directory);
  if (names.includes(markName)) return 'whole';
  return names.some((name) => parseSegmentName(name) !== undefined) ? 'incomplete' : 'nothing';
}

/** The files of a directory's segments, ascending by their number; none when the directory is missing. */
export function segmentNames(directory: string): string[] {
  return namesIn(directory)
    .filter((name) => parseSegmentName(name) !== undefined)
    .sort();
}

/** The phones that a whole shelf was made for. @throws Error naming the file when it is damaged. */
export function readMark(directory: string): readonly number[] {
  const path = join(directory, markName);
  try {
    const mark: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const { format, phones } = mark as { format?: unknown; phones?: unknown };
    if (format === markFormat && Array.isArray(phones) && phones.every(Number.isSafeInteger)) return phones;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw damaged(path);
}

/** Sets the mark, on the disk when this returns. Every segment must be there before. */
export function setMark(directory: string, phones: readonly number[]): void {
  const aside = join(directory, `${markName}.new`);
  const file = openSync(aside, 'w', 0o600);
  try {
    writeSync(file, JSON.stringify({ format: markFormat, phones }));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(aside, join(directory, markName));
  syncDirectory(directory);
}

/** Takes the mark away, on the disk when this returns. */
export function clearMark(directory: string): void {
  rmSync(join(directory, markName), { force: true });
  syncDirectory(directory);
}

/** Brings the names of a directory to the disk. */
export function syncDirectory(directory: string): void {
  const file = openSync(directory, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
