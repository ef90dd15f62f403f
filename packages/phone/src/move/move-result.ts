// SPDX-License-Identifier: GPL-3.0-only
// What can go wrong on the way from one phone to another. These codes never travel, so the catalogue of the protocol, whose
// codes have numbers on the wire, does not hold them.

export type MoveErrorCode =
  /** The passphrase is too short or too simple. */
  | 'move.weak-passphrase'
  /** Something is on its way to the server, or another pack was made already. */
  | 'move.busy'
  /** The file is no pack. */
  | 'move.no-pack'
  /** The pack was made by a newer version of the app. */
  | 'move.newer'
  | 'move.too-large'
  /** Wrong passphrase, or the pack was changed on its way. */
  | 'move.passphrase'
  /** The pack was opened, but what is in it is not what a phone holds. */
  | 'move.damaged'
  /** The pack was made more than a day ago, or one of the clocks is wrong. */
  | 'move.expired'
  /** No pack of this phone is under way. */
  | 'move.none'
  /** Not the number that the new phone shows. */
  | 'move.code'
  /** This phone has stopped for good. */
  | 'move.ended'
  /** The parts do not belong together. */
  | 'move.parts';

export interface MoveFailure {
  readonly ok: false;
  readonly code: MoveErrorCode;
  readonly detail: string;
}

export type MoveResult<T> = { readonly ok: true; readonly value: T } | MoveFailure;

/** `detail` must hold no passphrase, key or number. */
export function moveFailure(code: MoveErrorCode, detail: string): MoveFailure {
  return { ok: false, code, detail };
}
