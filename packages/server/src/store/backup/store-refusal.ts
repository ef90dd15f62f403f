// SPDX-License-Identifier: GPL-3.0-only
// Why a backup, a target or a passphrase will not do, found deep inside a transaction that must be rolled back: thrown
// there, and a failure as a value for everybody outside this folder.
import { type ErrorCode, type Failure, fail, type Result } from '@bluezone/protocol';
import { StatementError, StoreUnavailableError } from '../store-error.ts';

class StoreRefusal extends Error {
  override readonly name = 'StoreRefusal';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.detail);
    this.failure = failure;
  }
}

/** A refusal with a code of the catalogue, to throw. */
export const refuseStore = (code: ErrorCode, detail: string): Error => new StoreRefusal(fail(code, detail));

/** A backup file that is none, is damaged or does not fit. */
export const refuseBackup = (detail: string): Error => refuseStore('store.backup', detail);

/** Runs work; a refusal or a database that went away becomes a failure, anything else is a bug and passes. */
export async function withRefusals<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StoreRefusal) return error.failure;
    if (error instanceof StoreUnavailableError || error instanceof StatementError)
      return fail('store.unavailable', `The database cannot be used: ${error.message}`);
    throw error;
  }
}
