// SPDX-License-Identifier: GPL-3.0-only
// PGlite as published never calls fsync, so an acknowledged row could be lost with the power. This file system hands
// every fsync of the engine on to the disk; `durableStartParameters` makes the engine ask for it.
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

interface NodeStream {
  /** Descriptor of Node; absent for directories. */
  readonly nfd?: number;
  readonly node: unknown;
}

interface NodeFileSystem {
  readonly stream_ops: { fsync?: (stream: NodeStream) => number };
  realPath(node: unknown): string;
}

function syncStream(fileSystem: NodeFileSystem, stream: NodeStream): number {
  if (stream.nfd !== undefined) {
    fsyncSync(stream.nfd);
    return 0;
  }
  const descriptor = openSync(fileSystem.realPath(stream.node), 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return 0;
}

/** Engine start parameters with fsync on, one fsync of the write-ahead log per commit. */
export const durableStartParameters: readonly string[] = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  '-c',
  'fsync=on',
  '-c',
  'wal_sync_method=fsync',
];

/** A directory of the host as PGlite's storage, with a working fsync. */
export class DurableFileSystem extends NodeFS {
  override async init(...parameters: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(...parameters);
    const addFsync: NonNullable<typeof emscriptenOpts.preRun>[number] = (module) => {
      const fileSystem = module.NODEFS as unknown as NodeFileSystem;
      fileSystem.stream_ops.fsync = (stream) => syncStream(fileSystem, stream);
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addFsync] } };
  }
}
