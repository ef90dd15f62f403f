// SPDX-License-Identifier: GPL-3.0-only
// Where published files lie. Names are content hashes under a folder (exports/<hash>.zip), so a file never changes.

export interface ObjectStore {
  /** Stores a file whole or not at all; storing the same name again is harmless. */
  put(name: string, bytes: Uint8Array): Promise<void>;
  /** The bytes of a file; undefined when there is none. */
  get(name: string): Promise<Uint8Array | undefined>;
  /** Removes a file; a missing one is no error. */
  remove(name: string): Promise<void>;
  /** Names of all files under a folder, sorted. */
  list(folder: string): Promise<string[]>;
}

const nameShape = /^[a-z]+\/[0-9a-f]{64}\.(zip|json)$/;

/** Throws on names that are not `folder/<64 hex>.zip|json`: only a bug of ours makes others. */
export function assertObjectName(name: string): void {
  if (!nameShape.test(name)) throw new RangeError('not a name of a published file');
}
