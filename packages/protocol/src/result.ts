// SPDX-License-Identifier: GPL-3.0-only
// Expected failures are values. Only bugs throw.
import type { ErrorCode } from './error-catalogue.ts';

/** A failure that users, radios, files and networks can cause; `detail` says what was wrong, never whose. */
export interface Failure {
  readonly ok: false;
  readonly code: ErrorCode;
  readonly detail: string;
}

export type Result<T> = { readonly ok: true; readonly value: T } | Failure;

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** A failure with a catalogue code. `detail` must hold no identifier, key, code or phone number. */
export function fail(code: ErrorCode, detail: string): Failure {
  return { ok: false, code, detail };
}
