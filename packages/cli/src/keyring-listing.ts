// SPDX-License-Identifier: GPL-3.0-only
// The public side of a keyring. Nothing here reads a private value.
import { publicKeyToPem, signerId } from '@bluezone/protocol';
import type { KeyParts } from '@bluezone/server';

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

/** A key that phones seal to, as others know it. */
export interface PublicSeal {
  readonly id: number;
  /** door, cases or registration. */
  readonly desk: string;
  /** Number of the 28 days for which it was made. */
  readonly epoch: number;
  /** PEM "PUBLIC KEY", X25519. */
  readonly publicKey: string;
}

/** Lists are empty where the folder does not hold the keys of that desk. */
export interface PublicKeyring {
  /** To pin for indexes: the current key first, then the one before. */
  readonly index: readonly PublicSigner[];
  /** To pin for exports: the current key first, then the one before. */
  readonly export: readonly PublicSigner[];
  /** Newest last. */
  readonly issuers: readonly PublicIssuer[];
  /** Newest of a desk last. */
  readonly seals: readonly PublicSeal[];
}

const pemOf = (spki: string): string =>
  `-----BEGIN PUBLIC KEY-----\n${(spki.match(/.{1,64}/g) ?? []).join('\n')}\n-----END PUBLIC KEY-----\n`;

/** SubjectPublicKeyInfo of X25519 (RFC 8410) before its 32 bytes. */
const x25519Head = Buffer.from('302a300506032b656e032100', 'hex');

/** Everything about a folder's keys that may be published. */
export function publicKeyring({ exposure, cases, registration }: KeyParts): PublicKeyring {
  const signer = (point: Uint8Array): PublicSigner => ({
    id: signerId(point),
    publicKey: publicKeyToPem(point),
  });
  const issuers = [...(cases?.issuers ?? []), ...(registration?.issuers ?? [])];
  const seals = [exposure, cases, registration].flatMap((part) => part?.seals ?? []);
  return {
    index: exposure?.indexPins.map(signer) ?? [],
    export: exposure?.exportPins.map(signer) ?? [],
    issuers: issuers.map(({ id, purpose, epoch, publicKey }) => ({
      ...{ id, purpose, epoch },
      publicKey: pemOf(publicKey),
    })),
    seals: seals.map(({ id, desk, epoch, publicKey }) => ({
      ...{ id, desk, epoch },
      publicKey: pemOf(Buffer.concat([x25519Head, Buffer.from(publicKey, 'base64')]).toString('base64')),
    })),
  };
}

/** Ids and epochs, one key a line. */
export function keyringSummary({ index, export: exporting, issuers, seals }: PublicKeyring): string {
  const signers = (use: string, keys: readonly PublicSigner[]) =>
    keys.map(
      ({ id }, i) => `${use.padEnd(7)} ${id}  ${i === 0 ? 'signs' : 'previous, still to be pinned'}\n`,
    );
  const tokens = issuers.map(
    ({ id, purpose, epoch }) => `${purpose.padEnd(7)} issuer ${id}, epoch ${epoch}\n`,
  );
  const opened = seals.map(({ id, desk, epoch }) => `seal    ${id} of ${desk}, epoch ${epoch}\n`);
  return [...signers('index', index), ...signers('export', exporting), ...tokens, ...opened].join('');
}

/** Ids, epochs and public keys in PEM, one key after another. */
export function keyringText({ index, export: exporting, issuers, seals }: PublicKeyring): string {
  const signers = (use: string, keys: readonly PublicSigner[]) =>
    keys.map(
      ({ id, publicKey }, i) =>
        `${use} ${id} (${i === 0 ? 'signs' : 'previous, still to be pinned'})\n${publicKey}`,
    );
  const tokens = issuers.map(
    ({ id, purpose, epoch, publicKey }) => `${purpose} issuer ${id}, epoch ${epoch}\n${publicKey}`,
  );
  const opened = seals.map(
    ({ id, desk, epoch, publicKey }) => `seal ${id} of ${desk}, epoch ${epoch}\n${publicKey}`,
  );
  return [...signers('index', index), ...signers('export', exporting), ...tokens, ...opened].join('\n');
}
