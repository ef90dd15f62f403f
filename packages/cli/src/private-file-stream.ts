// SPDX-License-Identifier: GPL-3.0-only
// A large file, written piece by piece beside its name and there under it only when it is whole and on the disk.
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type CommandFailure, type CommandResult, refuse } from './command-failure.ts';
import { withSystemErrors } from './file-access.ts';
import { quotedText } from './printable-text.ts';

export interface PrivateFileStream {
  /** Throws what the system refuses; `failure` then says it in words. */
  write(bytes: Uint8Array): void;
  /** Why a write was refused; undefined while none was. */
  failure(): CommandFailure | undefined;
  /** Gives the file its name; `file.exists` when somebody took it meanwhile. */
  finish(): CommandResult<void>;
  /** Removes what was written. */
  discard(): void;
}

/** Begins a new file that only its owner may read; `file.exists` rather than overwriting one. */
export function startPrivateFile(cwd: string, path: string): CommandResult<PrivateFileStream> {
  const target = resolve(cwd, path);
  if (existsSync(target))
    return refuse('file.exists', `${quotedText(path)} exists already, and is not overwritten`);
  return withSystemErrors(`${path}.part`, 'file.unwritable', () => ({
    ok: true,
    value: streamTo(openSync(`${target}.part`, 'wx', 0o600), target, path),
  }));
}

function streamTo(descriptor: number, target: string, path: string): PrivateFileStream {
  const aside = `${target}.part`;
  let failure: CommandFailure | undefined;
  let isOpen = true;
  const close = () => {
    if (isOpen) closeSync(descriptor);
    isOpen = false;
  };
  const discard = () => {
    close();
    rmSync(aside, { force: true });
  };
  return {
    write(bytes) {
      const written = withSystemErrors(path, 'file.unwritable', () => {
        for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
        return { ok: true, value: undefined };
      });
      if (written.ok) return;
      failure = written;
      throw new Error(written.detail);
    },
    failure: () => failure,
    finish() {
      const named = withSystemErrors<void>(path, 'file.unwritable', () => {
        fsyncSync(descriptor);
        close();
        linkSync(aside, target);
        syncFolder(dirname(target));
        return { ok: true, value: undefined };
      });
      discard();
      return named;
    },
    discard,
  };
}

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

export interface ReadableFile {
  /** Bytes. */
  readonly size: number;
  /** The file from its beginning, each time it is called. */
  read(): AsyncIterable<Uint8Array>;
}

/** A file to be read piece by piece; `file.missing` or `file.unreadable` when it cannot be. */
export function openForReading(cwd: string, path: string): CommandResult<ReadableFile> {
  const source = resolve(cwd, path);
  return withSystemErrors(path, 'file.unreadable', () => {
    closeSync(openSync(source, 'r'));
    const stat = statSync(source);
    if (!stat.isFile())
      return refuse('file.unreadable', `${quotedText(path)} is no file that can be read twice`);
    return { ok: true, value: { size: stat.size, read: () => createReadStream(source) } };
  });
}
