// SPDX-License-Identifier: GPL-3.0-only
// PGlite as published never calls fsync, so an acknowledged row could be lost with the power. This file system hands
// every fsync of the engine on to the disk; `durableStartParameters` makes the engine ask for it.
import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** A file that the engine has open. */
export interface EngineStream {
  /** Descriptor of Node; absent for directories. */
  readonly nfd?: number;
  readonly node: unknown;
}

/** The part of the engine's own file system over Node that this file reaches into. */
export interface EngineFileSystem {
  readonly stream_ops: { fsync?: (stream: EngineStream) => number };
  realPath(node: unknown): string;
}

/** Engine start parameters with fsync on, one fsync of the write-ahead log per commit. */
export const durableStartParameters: readonly string[] = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  '-c',
  'fsync=on',
  '-c',
  'wal_sync_method=fsync',
];

/** Waits until a file or directory is on the disk. */
function syncPath(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** A directory of the host as PGlite's storage, with a working fsync. */
export class DurableFileSystem extends NodeFS {
  readonly #directory: string;

  constructor(directory: string) {
    super(directory);
    this.#directory = directory;
  }

  override async init(...parameters: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(...parameters);
    const addFsync: NonNullable<typeof emscriptenOpts.preRun>[number] = (module) => {
      const fileSystem = module.NODEFS as unknown as EngineFileSystem;
      fileSystem.stream_ops.fsync = ({ nfd, node }) => {
        const path = fileSystem.realPath(node);
        if (nfd === undefined) syncPath(path);
        else fsyncSync(nfd);
        this.synced(path);
        return 0;
      };
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addFsync] } };
  }

  /** Brings every file and directory to the disk: the first ones are made by a program that syncs nothing. */
  syncAll(): void {
    for (const entry of readdirSync(this.#directory, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() && !entry.isDirectory()) continue;
      const path = join(entry.parentPath, entry.name);
      syncPath(path);
      this.synced(path);
    }
    syncPath(this.#directory);
    this.synced(this.#directory);
  }

  /** Called after a file or directory has come to the disk. */
  protected synced(_path: string): void {}
}
