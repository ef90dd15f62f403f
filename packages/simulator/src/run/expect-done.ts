// SPDX-License-Identifier: GPL-3.0-only
import type { DeskResult } from '@bluezone/desk-client';

/** The answer of a desk. What a desk refuses in a run is a bug of the run. */
export function expectDone<T>(result: DeskResult<T>): T {
  if (result.ok) return result.value;
  throw new Error(`a desk refused: ${result.code}`);
}
