// SPDX-License-Identifier: GPL-3.0-only
// Files as a person names them: relative to the folder of the command, never read without a limit, never overwritten,
// and every refusal of the system in words.
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { resolve } from 'node:path';
import { type CommandErrorCode, type CommandFailure, type CommandResult, refuse } from './command-failure.ts';
import { quotedText } from './printable-text.ts';

const pieceLength = 256 * 1024;

/** Reads a file or pipe of at most `limit` bytes; `file.missing`, `file.unreadable` or `file.too-large`. */
export function readFileWithin(cwd: string, path: string, limit: number): CommandResult<Uint8Array> {
  return withSystemErrors(path, 'file.unreadable', () => {
    const descriptor = openSync(resolve(cwd, path), 'r');
    try {
      const pieces: Buffer[] = [];
      for (let length = 0; ; ) {
        const piece = Buffer.allocUnsafe(Math.min(pieceLength, limit + 1 - length));
        const read = readSync(descriptor, piece);
        if (read === 0) return { ok: true, value: new Uint8Array(Buffer.concat(pieces)) };
        length += read;
        if (length > limit)
          return refuse('file.too-large', `${quotedText(path)} has more than ${limit} bytes`);
        pieces.push(piece.subarray(0, read));
      }
    } finally {
      closeSync(descriptor);
    }
  });
}

/** Writes a new file that only its owner may read, down to the disk; `file.exists` rather than overwriting one. */
export function writeNewPrivateFile(cwd: string, path: string, bytes: Uint8Array): CommandResult<void> {
  return withSystemErrors(path, 'file.unwritable', () => {
    const target = resolve(cwd, path);
    const descriptor = openSync(target, 'wx', 0o600);
    let written = 0;
    try {
      while (written < bytes.length) written += writeSync(descriptor, bytes, written);
      fsyncSync(descriptor);
    } catch (error) {
      rmSync(target, { force: true });
      throw error;
    } finally {
      closeSync(descriptor);
    }
    return { ok: true, value: undefined };
  });
}

/**
 * Refuses a folder for keys that holds other things (`file.exists`): making keys closes the folder to everybody else,
 * which a folder in use would not survive. One that does not exist, is empty or already holds keys passes.
 */
export function checkFolderForKeys(cwd: string, path: string): CommandResult<void> {
  return withSystemErrors(path, 'file.unreadable', () => {
    const folder = resolve(cwd, path);
    const names = existsSync(folder) ? readdirSync(folder) : [];
    if (names.length === 0 || names.some((name) => /\.(?:pem|key)$/.test(name)))
      return { ok: true, value: undefined };
    return refuse('file.exists', `${quotedText(path)} holds other files; give a new or an empty folder`);
  });
}

/** Runs work on a path; what the system refuses becomes a failure in words, anything else is a bug and passes. */
export function withSystemErrors<T>(
  path: string,
  otherwise: CommandErrorCode,
  work: () => CommandResult<T>,
): CommandResult<T> {
  try {
    return work();
  } catch (error) {
    const failure = explainSystemError(error, path, otherwise);
    if (failure === undefined) throw error;
    return failure;
  }
}

export function explainSystemError(
  error: unknown,
  path: string,
  otherwise: CommandErrorCode,
): CommandFailure | undefined {
  const { code, syscall } = error as NodeJS.ErrnoException;
  const name = quotedText(path);
  if (code === 'ERR_INVALID_ARG_VALUE') return refuse(otherwise, `${name} cannot be the name of a file`);
  if (code === undefined || syscall === undefined) return undefined;
  if (code === 'ENOENT') return refuse('file.missing', `${name} does not exist`);
  if (code === 'EEXIST') return refuse('file.exists', `${name} exists already, and is not overwritten`);
  const reasons: Readonly<Record<string, string>> = {
    EACCES: 'permission denied',
    EPERM: 'not permitted',
    EISDIR: 'it is a folder, not a file',
    ENOTDIR: 'a part of it is a file, not a folder',
    ENAMETOOLONG: 'the name is too long',
    ENOSPC: 'the disk is full',
    EROFS: 'the disk is read-only',
    ELOOP: 'too many symbolic links',
  };
  const verb = otherwise === 'file.unwritable' ? 'written' : 'read';
  return refuse(otherwise, `${name} cannot be ${verb}: ${reasons[code] ?? code}`);
}
