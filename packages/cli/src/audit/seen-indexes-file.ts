// SPDX-License-Identifier: GPL-3.0-only
// What a watcher wrote down, one index a line as JSON: to be added to, compared and handed to others.
import { renameSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { utf8Text } from '@bluezone/protocol';
import { type CommandResult, refuse } from '../command-failure.ts';
import { readFileWithin, withSystemErrors } from '../file-access.ts';
import { quotedText } from '../printable-text.ts';
import type { SeenIndex } from './compare-indexes.ts';

const longestFile = 64 * 1024 * 1024;
/** Two years of an index every quarter of an hour, from one place. */
const mostKept = 70_000;

const hash = /^[0-9a-f]{64}$/;
const isNumber = (value: unknown) => Number.isSafeInteger(value);

function isSeen(value: unknown): value is SeenIndex {
  if (typeof value !== 'object' || value === null) return false;
  const { place, sequence, hash: own, previous, time, expires, seenAt } = value as Record<string, unknown>;
  return (
    typeof place === 'string' &&
    [sequence, time, expires, seenAt].every(isNumber) &&
    typeof own === 'string' &&
    hash.test(own) &&
    (previous === null || (typeof previous === 'string' && hash.test(previous)))
  );
}

/** Reads what was seen; `file.unreadable` for a file that holds anything else. */
export function readSeenIndexes(cwd: string, path: string): CommandResult<SeenIndex[]> {
  const bytes = readFileWithin(cwd, path, longestFile);
  if (!bytes.ok) return bytes;
  const seen: SeenIndex[] = [];
  for (const line of (utf8Text(bytes.value) ?? '?').split('\n')) {
    if (line.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      value = undefined;
    }
    if (!isSeen(value))
      return refuse('file.unreadable', `${quotedText(path)} holds no list that "audit watch --state" wrote`);
    seen.push(value);
  }
  return { ok: true, value: seen };
}

/** Writes what was seen, in the order of seeing, in place of what was there. */
export function writeSeenIndexes(cwd: string, path: string, seen: readonly SeenIndex[]): CommandResult<void> {
  return withSystemErrors(path, 'file.unwritable', () => {
    const last = new Map<string, string>();
    const lines: string[] = [];
    for (const index of seen) {
      // A place that goes on to show the same is not written down again; one that goes back is.
      if (last.get(index.place) === index.hash) continue;
      last.set(index.place, index.hash);
      lines.push(`${JSON.stringify({ ...index, seenAt: Math.floor(index.seenAt) })}\n`);
    }
    const target = resolve(cwd, path);
    writeFileSync(`${target}.new`, lines.slice(-mostKept).join(''), { mode: 0o600 });
    renameSync(`${target}.new`, target);
    return { ok: true, value: undefined };
  });
}
