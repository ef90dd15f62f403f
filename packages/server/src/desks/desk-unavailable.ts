// SPDX-License-Identifier: GPL-3.0-only
import { StoreUnavailableError } from '../store/store-error.ts';
import type { Role } from './role.ts';

/** Another desk cannot be reached or did not answer in time: whether it did what it was asked is not known. */
export class DeskUnavailableError extends Error {
  override readonly name = 'DeskUnavailableError';
  readonly desk: Role;

  constructor(desk: Role, reason: string) {
    super(`the ${desk} desk is not available: ${reason}`);
    this.desk = desk;
  }
}

/** Whether an error says that a database or another desk is away, so that the same may succeed later. */
export function isUnavailable(error: unknown): boolean {
  return error instanceof StoreUnavailableError || error instanceof DeskUnavailableError;
}
