// SPDX-License-Identifier: GPL-3.0-only
// What the registration desk refuses, and what a person can do about it.
import { type ErrorCode, type Failure, fail } from '@bluezone/protocol';

export interface RegistrationRefusal extends Failure {
  /** Seconds after which asking again may succeed. */
  readonly retryAfterSeconds?: number;
  /** How many more codes may be tried. */
  readonly triesLeft?: number;
}

export type RegistrationResult<T> = { readonly ok: true; readonly value: T } | RegistrationRefusal;

/** A refusal that says what may be done when. */
export function refuse(
  code: ErrorCode,
  detail: string,
  advice: Pick<RegistrationRefusal, 'retryAfterSeconds' | 'triesLeft'> = {},
): RegistrationRefusal {
  return { ...fail(code, detail), ...advice };
}
