// SPDX-License-Identifier: GPL-3.0-only
import type { PostKey, TokenIssuer } from '@bluezone/protocol';
import type { IssuingKeys } from '../keys/keyring.ts';
import type { SealKey } from '../keys/seal-key.ts';
import type { PublishedKeys } from './links.ts';

/** The public halves of keys to seal to. */
export function publicSeals(seals: readonly SealKey[]): PostKey[] {
  return seals.map(({ id, desk, publicKey }) => ({ id, desk, publicKey }));
}

/** The public halves of an issuing desk's keys. */
export function publishedKeysOf(keys: Pick<IssuingKeys, 'issuers' | 'seals'>): PublishedKeys {
  const issuers = keys.issuers.map(
    ({ id, purpose, epoch, publicKey }): TokenIssuer => ({ id, purpose, epoch, publicKey }),
  );
  return { issuers, posts: publicSeals(keys.seals) };
}
