// SPDX-License-Identifier: GPL-3.0-only
// A worker has no plain storage of its own. This one has what the page read of it, and has the page write what changes.

export interface MirroredStorage extends Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  fill(entries: readonly (readonly [string, string])[]): void;
  /** Another page changed it. */
  hear(name: string, text: string | null): void;
}

/** @param keep has the page write; null removes */
export function mirroredStorage(keep: (name: string, text: string | null) => void): MirroredStorage {
  const kept = new Map<string, string>();
  return {
    fill(entries) {
      for (const [name, text] of entries) kept.set(name, text);
    },
    hear(name, text) {
      if (text === null) kept.delete(name);
      else kept.set(name, text);
    },
    getItem: (name) => kept.get(name) ?? null,
    setItem(name, text) {
      kept.set(name, text);
      keep(name, text);
    },
    removeItem(name) {
      kept.delete(name);
      keep(name, null);
    },
  };
}
