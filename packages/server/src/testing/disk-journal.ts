// SPDX-License-Identifier: GPL-3.0-only
// A disk that loses its power: every change that an embedded engine makes below a folder is written down, with what was
// synced when; from that the folder is made anew as it would be found after the power went. For tests only.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { DurableFileSystem, type EngineFileSystem, type EngineStream } from '../store/durable-file-system.ts';

type Change =
  | { readonly kind: 'write'; readonly path: string; readonly position: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly path: string; readonly size: number }
  | { readonly kind: 'make'; readonly path: string; readonly isDirectory: boolean }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'sync'; readonly path: string };

/** Something that a name in a directory stands for; names come and go, this stays. */
interface Inode {
  readonly isDirectory: boolean;
  /** Of a file: what is on the disk. */
  durable: Buffer;
  /** Of a file: what was written since. */
  pending: Change[];
  /** Of a directory: names as the engine sees them, and as they are on the disk. */
  readonly names: Map<string, Inode>;
  durableNames: Map<string, Inode>;
}

const newInode = (isDirectory: boolean): Inode => ({
  isDirectory,
  durable: Buffer.alloc(0),
  pending: [],
  names: new Map(),
  durableNames: new Map(),
});

function apply(bytes: Buffer, change: Change): Buffer {
  if (change.kind === 'truncate') return resized(bytes, change.size);
  if (change.kind !== 'write') return bytes;
  const end = change.position + change.bytes.length;
  const target = end > bytes.length ? resized(bytes, end) : bytes;
  change.bytes.copy(target, change.position);
  return target;
}

function resized(bytes: Buffer, size: number): Buffer {
  const target = Buffer.alloc(size);
  bytes.copy(target);
  return target;
}

/** Whether an unsynced write reached the disk all the same: nothing forbids it, and nothing promises it. */
export type Survives = () => boolean;

/** Everything that happened below a folder. */
export class DiskJournal {
  readonly #root: string;
  readonly #changes: Change[] = [];

  /** @param root absolute path of the folder */
  constructor(root: string) {
    this.#root = root;
  }

  /** How much has happened: a moment to which {@link restore} can go back. */
  get length(): number {
    return this.#changes.length;
  }

  /** Takes a change, its paths absolute. */
  note(change: Change): void {
    const path = relative(this.#root, change.path);
    this.#changes.push(
      change.kind === 'rename'
        ? { ...change, path, to: relative(this.#root, change.to) }
        : { ...change, path },
    );
  }

  /**
   * Makes the folder anew as it is found after a loss of power at a moment: what was synced, and of the rest what
   * `survives` says. A name is on the disk once its directory was synced; a sync of a file keeps the file's own name too,
   * as journalling file systems do.
   * @param granted moment up to which everything counts as synced
   */
  restore(target: string, moment: number, survives: Survives = () => false, granted = 0): void {
    const root = newInode(true);
    const inodes = new Set([root]);
    for (const [i, change] of this.#changes.slice(0, moment).entries()) {
      replay(root, inodes, change);
      if (i + 1 === granted) for (const inode of inodes) sync(inode);
    }
    for (const inode of inodes)
      for (const change of inode.pending) if (survives()) inode.durable = apply(inode.durable, change);
    mkdirSync(target, { recursive: true });
    writeOut(root, target);
  }
}

function find(root: Inode, path: string): Inode | undefined {
  let inode: Inode | undefined = root;
  for (const name of path.split('/').filter((part) => part !== '')) inode = inode?.names.get(name);
  return inode;
}

const parentOf = (root: Inode, path: string): Inode => {
  const parent = find(root, dirname(path) === '.' ? '' : dirname(path));
  if (parent === undefined) throw new Error(`nothing holds ${path}`);
  return parent;
};
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function sync(inode: Inode): void {
  for (const change of inode.pending) inode.durable = apply(inode.durable, change);
  inode.pending = [];
  inode.durableNames = new Map(inode.names);
}

function replay(root: Inode, inodes: Set<Inode>, change: Change): void {
  const { path } = change;
  switch (change.kind) {
    case 'make': {
      const inode = newInode(change.isDirectory);
      inodes.add(inode);
      parentOf(root, path).names.set(nameOf(path), inode);
      return;
    }
    case 'remove':
      parentOf(root, path).names.delete(nameOf(path));
      return;
    case 'rename': {
      const inode = find(root, path);
      if (inode === undefined) throw new Error(`nothing to rename at ${path}`);
      parentOf(root, path).names.delete(nameOf(path));
      parentOf(root, change.to).names.set(nameOf(change.to), inode);
      return;
    }
    case 'sync': {
      const inode = find(root, path);
      if (inode === undefined) return;
      sync(inode);
      if (path !== '') parentOf(root, path).durableNames.set(nameOf(path), inode);
      return;
    }
    default:
      find(root, path)?.pending.push(change);
  }
}

function writeOut(directory: Inode, target: string): void {
  for (const [name, inode] of directory.durableNames) {
    const path = join(target, name);
    if (inode.isDirectory) {
      mkdirSync(path, { mode: 0o700 });
      writeOut(inode, path);
    } else writeFileSync(path, inode.durable);
  }
}

interface FullEngineFileSystem extends EngineFileSystem {
  readonly node_ops: {
    setattr(node: unknown, attributes: { size?: number }): void;
    mknod(parent: unknown, name: string, mode: number, device: number): { mode: number };
    rename(node: unknown, parent: unknown, name: string): void;
    unlink(parent: unknown, name: string): void;
    rmdir(parent: unknown, name: string): void;
  };
  readonly stream_ops: EngineFileSystem['stream_ops'] & {
    setattr(stream: EngineStream, attributes: { size?: number }): void;
    write(stream: EngineStream, from: Int8Array, at: number, length: number, position: number): number;
  };
}

const directoryType = 0o040000;
const typeMask = 0o170000;

/** Has an engine's file system write everything it changes into a journal. */
function listen(fileSystem: FullEngineFileSystem, journal: DiskJournal): void {
  const { node_ops: nodes, stream_ops: streams } = fileSystem;
  const place = (node: unknown) => fileSystem.realPath(node);
  const { setattr, mknod, rename, unlink, rmdir } = nodes;
  const { setattr: setStream, write } = streams;
  Object.assign(nodes, {
    setattr(node: unknown, attributes: { size?: number }) {
      setattr(node, attributes);
      if (attributes.size !== undefined)
        journal.note({ kind: 'truncate', path: place(node), size: attributes.size });
    },
    mknod(parent: unknown, name: string, mode: number, device: number) {
      const made = mknod(parent, name, mode, device);
      const isDirectory = (made.mode & typeMask) === directoryType;
      journal.note({ kind: 'make', path: join(place(parent), name), isDirectory });
      return made;
    },
    rename(node: unknown, parent: unknown, name: string) {
      const path = place(node);
      const to = join(place(parent), name);
      rename(node, parent, name);
      journal.note({ kind: 'rename', path, to });
    },
    unlink(parent: unknown, name: string) {
      unlink(parent, name);
      journal.note({ kind: 'remove', path: join(place(parent), name) });
    },
    rmdir(parent: unknown, name: string) {
      rmdir(parent, name);
      journal.note({ kind: 'remove', path: join(place(parent), name) });
    },
  });
  Object.assign(streams, {
    setattr(stream: EngineStream, attributes: { size?: number }) {
      setStream(stream, attributes);
      if (attributes.size !== undefined)
        journal.note({ kind: 'truncate', path: place(stream.node), size: attributes.size });
    },
    write(stream: EngineStream, from: Int8Array, at: number, length: number, position: number) {
      const written = write(stream, from, at, length, position);
      const bytes = Buffer.from(from.slice(at, at + written).buffer);
      journal.note({ kind: 'write', path: place(stream.node), position, bytes });
      return written;
    },
  });
}

type Init = NodeFS['init'];
type PreRun = NonNullable<Awaited<ReturnType<Init>>['emscriptenOpts']['preRun']>[number];

const listening =
  (journal: DiskJournal): PreRun =>
  (module) =>
    listen(module.NODEFS as unknown as FullEngineFileSystem, journal);

function withListener({ emscriptenOpts }: Awaited<ReturnType<Init>>, journal: DiskJournal) {
  return {
    emscriptenOpts: {
      ...emscriptenOpts,
      preRun: [...(emscriptenOpts.preRun ?? []), listening(journal)],
    },
  };
}

/** The file system of the embedded store, with a journal. */
export class JournalledFileSystem extends DurableFileSystem {
  readonly #journal: DiskJournal;

  constructor(directory: string, journal: DiskJournal) {
    super(directory);
    this.#journal = journal;
  }

  override async init(...parameters: Parameters<Init>): ReturnType<Init> {
    return withListener(await super.init(...parameters), this.#journal);
  }

  protected override synced(path: string): void {
    this.#journal.note({ kind: 'sync', path });
  }
}

/** PGlite's own file system as published, with a journal. */
export class StockFileSystem extends NodeFS {
  readonly #journal: DiskJournal;

  constructor(directory: string, journal: DiskJournal) {
    super(directory);
    this.#journal = journal;
  }

  override async init(...parameters: Parameters<Init>): ReturnType<Init> {
    return withListener(await super.init(...parameters), this.#journal);
  }
}
