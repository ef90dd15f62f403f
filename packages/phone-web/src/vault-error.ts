// SPDX-License-Identifier: GPL-3.0-only
// What can become of a memory in a browser that is nobody's bug: each has a way out, so each is told apart.

/**
 * - `vault.unavailable`: this browser keeps nothing here (private window, no secure context): go on without a memory.
 * - `vault.full`: there is no room left; nothing was written, all that was there is whole: make room and try again.
 * - `vault.damaged`: an entry cannot be read with this memory's key: forget such entries, or begin anew.
 * - `vault.foreign`: there is no key for what is there: begin anew.
 * - `vault.gone`: the memory was erased or taken away meanwhile: open it again.
 */
export type VaultCode = 'vault.unavailable' | 'vault.full' | 'vault.damaged' | 'vault.foreign' | 'vault.gone';

/** Thrown by the port, whose answers have no place for it; the message names no entry and no value. */
export class VaultError extends Error {
  override readonly name = 'VaultError';
  readonly code: VaultCode;

  constructor(code: VaultCode) {
    super(code);
    this.code = code;
  }
}

/** The failure that an error of the database means; null when it means none that is known. */
export function vaultCodeOf(error: unknown): VaultCode | null {
  if (error instanceof VaultError) return error.code;
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return 'vault.full';
  if (name === 'InvalidStateError' || name === 'AbortError') return 'vault.gone';
  if (name === 'SecurityError' || name === 'NotAllowedError') return 'vault.unavailable';
  return null;
}
