// SPDX-License-Identifier: GPL-3.0-only
// This package imports nothing of the project's, so it carries its own small result type.

/** Why a recording could not be read. */
export type TraceErrorCode =
  | 'trace.unknown-format'
  | 'trace.corrupt'
  | 'trace.bad-line'
  | 'trace.empty'
  | 'trace.too-large';

/** The one refusal shape of this package: a code for programs, a sentence for people. */
export interface TraceError {
  readonly ok: false;
  readonly code: TraceErrorCode;
  readonly message: string;
}

/** A value, or a refusal. Readers of this package never throw on any bytes. */
export type TraceResult<T> = { readonly ok: true; readonly value: T } | TraceError;

/** A refusal with its code and its sentence. */
export function refuse(code: TraceErrorCode, message: string): TraceError {
  return { ok: false, code, message };
}
