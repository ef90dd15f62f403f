// SPDX-License-Identifier: GPL-3.0-only
import { problemOf } from '../desk/problem.ts';

/** Name of the field that the desk found wrong; null for none. */
export function wrongFieldOf(error: unknown): string | null {
  if (error === null || error === undefined) return null;
  const [first] = problemOf(error).errors;
  if (first === undefined) return null;
  return /^#\/(\w+)$/.exec(first.pointer)?.[1] ?? null;
}
