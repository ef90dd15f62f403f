// SPDX-License-Identifier: GPL-3.0-only
import type { TransactionSettings } from 'kysely';

/** The statement that begins a transaction, the same for every engine. */
export function transactionStart({ isolationLevel, accessMode }: TransactionSettings): string {
  const level = isolationLevel === undefined ? '' : ` isolation level ${isolationLevel}`;
  const access = accessMode === undefined ? '' : ` ${accessMode}`;
  return `start transaction${level}${access}`;
}
