// SPDX-License-Identifier: GPL-3.0-only
// The public side of a keyring. Nothing here reads a private value.
import { publicKeyToPem, signerId } from '@bluezone/protocol';
import type { Keyring } from '@bluezone/server';

/** A key that signs indexes or exports, as others know it. */
export interface PublicSigner {
  readonly id: string;
  /** PEM "PUBLIC KEY", ECDSA P-256. */
  readonly publicKey: string;
}

/** A key that signs tokens, as others know it. */
export interface PublicIssuer {
  readonly id: number;
  readonly purpose: string;
  /** Number of the 28 days for which it was made. */
  readonly epoch: number;
  /** PEM "PUBLIC KEY", RSA-2048. */
  readonly publicKey: string;
}

export interface PublicKeyring {
  /** To pin for indexes: the current key first, then the one before. */
  readonly index: readonly PublicSigner[];
  /** To pin for exports: the current key first, then the one before. */
  readonly export: readonly PublicSigner[];
  /** Newest last. */
  readonly issuers: readonly PublicIssuer[];
}

/** Everything about a keyring that may be published. */
export function publicKeyring(keyring: Keyring): PublicKeyring {
  const signer = (point: Uint8Array): PublicSigner => ({
    id: signerId(point),
    publicKey: publicKeyToPem(point),
  });
  return {
    index: keyring.indexPins.map(signer),
    export: keyring.exportPins.map(signer),
    issuers: keyring.issuers.map(({ id, purpose, epoch, publicKey }) => ({
      id,
      purpose,
      epoch,
      publicKey: `-----BEGIN PUBLIC KEY-----\n${(publicKey.match(/.{1,64}/g) ?? []).join('\n')}\n-----END PUBLIC KEY-----\n`,
    })),
  };
}

/** Ids and epochs, one key a line. */
export function keyringSummary({ index, export: exporting, issuers }: PublicKeyring): string {
  const signers = (use: string, keys: readonly PublicSigner[]) =>
    keys.map(
      ({ id }, i) => `${use.padEnd(7)} ${id}  ${i === 0 ? 'signs' : 'previous, still to be pinned'}\n`,
    );
  const tokens = issuers.map(
    ({ id, purpose, epoch }) => `${purpose.padEnd(7)} issuer ${id}, epoch ${epoch}\n`,
  );
  return [...signers('index', index), ...signers('export', exporting), ...tokens].join('');
}

/** Ids, epochs and public keys in PEM, one key after another. */
export function keyringText({ index, export: exporting, issuers }: PublicKeyring): string {
  const signers = (use: string, keys: readonly PublicSigner[]) =>
    keys.map(
      ({ id, publicKey }, i) =>
        `${use} ${id} (${i === 0 ? 'signs' : 'previous, still to be pinned'})\n${publicKey}`,
    );
  const tokens = issuers.map(
    ({ id, purpose, epoch, publicKey }) => `${purpose} issuer ${id}, epoch ${epoch}\n${publicKey}`,
  );
  return [...signers('index', index), ...signers('export', exporting), ...tokens].join('\n');
}
