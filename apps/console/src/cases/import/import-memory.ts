// SPDX-License-Identifier: GPL-3.0-only
// Which columns a file was given, by its hash: after a reload the same file needs no mapping anew. Nothing of what stands in the
// file is kept.
import type { Mapping } from './import-columns.ts';

const prefix = 'bluezone.import.';
const most = 12;

interface Kept {
  readonly mapping: Mapping;
  readonly hasHeadings: boolean;
  /** Whether entering had begun. */
  readonly isBegun: boolean;
}

export function keepMapping(hash: string, kept: Kept): void {
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(prefix));
    for (const name of names.slice(0, Math.max(0, names.length - most))) localStorage.removeItem(name);
    localStorage.setItem(prefix + hash, JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing: the mapping is guessed again.
  }
}

/** @param columns how many the file has */
export function keptMapping(hash: string, columns: number): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(prefix + hash) ?? 'null') as Kept | null;
    return kept !== null && Array.isArray(kept.mapping) && kept.mapping.length === columns ? kept : null;
  } catch {
    return null;
  }
}

export function forgetMapping(hash: string): void {
  try {
    localStorage.removeItem(prefix + hash);
  } catch {
    // As above.
  }
}

/** SHA-256 of a file's bytes, in hexadecimal. */
export async function hashOf(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
