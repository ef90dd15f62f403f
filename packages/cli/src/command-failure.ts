// SPDX-License-Identifier: GPL-3.0-only
// What a person can cause at the command line, on top of the protocol's and the recordings' own codes.
import type { ErrorCode } from '@bluezone/protocol';
import type { TraceErrorCode } from '@bluezone/recordings';

export type CommandErrorCode =
  | ErrorCode
  | TraceErrorCode
  | 'usage'
  | 'file.missing'
  | 'file.exists'
  | 'file.unreadable'
  | 'file.unwritable'
  | 'file.too-large'
  | 'passphrase.missing'
  | 'port.in-use'
  | 'port.forbidden';

/** Same shape as the protocol's failures, with the codes that only a command knows. */
export interface CommandFailure {
  readonly ok: false;
  readonly code: CommandErrorCode;
  readonly detail: string;
}

export type CommandResult<T> = { readonly ok: true; readonly value: T } | CommandFailure;

/** A failure for the person at the keyboard: says what was wrong and what to do. */
export function refuse(code: CommandErrorCode, detail: string): CommandFailure {
  return { ok: false, code, detail };
}
