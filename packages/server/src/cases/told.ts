// SPDX-License-Identifier: GPL-3.0-only
import type { Failure } from '@bluezone/protocol';
import type { ToldFailure } from '../http/problem.ts';

/** A failure with what helps whoever caused it: the record as it stands now, or the field that is wrong. */
export type Refusal = Failure & Pick<ToldFailure, 'present' | 'errors'>;
export type Told<T> = { readonly ok: true; readonly value: T } | Refusal;

/** Which field of a body is wrong. */
export const wrongField = (failure: Failure, field: string): Refusal => ({
  ...failure,
  errors: [{ pointer: `#/${field}`, rule: 'value' }],
});
