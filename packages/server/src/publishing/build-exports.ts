// SPDX-License-Identifier: GPL-3.0-only
import {
  type ExportKeyColumns,
  exportColumnsOf,
  exportKeyAt,
  orderOfExport,
  pickExportKeys,
  signExport,
  toHex,
} from '@bluezone/protocol';
import type { Keyring, Random } from '../keys/keyring.ts';
import type { Settings } from '../settings.ts';
import { sha256 } from '../sha256.ts';
import { padKeys } from './pad-keys.ts';
import { zipExport } from './zip-export.ts';

export interface BuiltExport {
  /** SHA-256 of the zip, hexadecimal. */
  readonly hash: string;
  readonly zip: Uint8Array;
  readonly keyCount: number;
  readonly revisedCount: number;
  readonly paddingCount: number;
}

export interface ExportSpan {
  readonly region: string;
  /** Unix seconds. */
  readonly from: number;
  /** Unix seconds; no key of the files is valid at or after it. */
  readonly to: number;
}

const inOrder = (keys: ExportKeyColumns) => pickExportKeys(keys, orderOfExport(keys));

/** The keys of a shard in their order, padded. */
function padded(shard: ExportKeyColumns, minimum: number, random: Random): ExportKeyColumns {
  if (shard.count === 0 || shard.count >= minimum) return shard;
  const real = Array.from({ length: shard.count }, (_, i) => exportKeyAt(shard, i));
  return inOrder(exportColumnsOf(padKeys(real, minimum, random)));
}

/** Gives shard i of `count`: slices of the keys in the order of a file. */
function sharded(keys: ExportKeyColumns, count: number): (i: number) => ExportKeyColumns {
  const order = orderOfExport(keys);
  const each = Math.ceil(keys.count / count);
  return (i) => pickExportKeys(keys, order.subarray(i * each, (i + 1) * each));
}

/**
 * Builds and signs the files of one publication, one after another: sorted, sharded in that order, each padded to the
 * minimum batch.
 */
export async function* buildExports(
  fresh: ExportKeyColumns,
  revised: ExportKeyColumns,
  span: ExportSpan,
  keys: Pick<Keyring, 'export'>,
  settings: Settings,
  random: Random,
): AsyncGenerator<BuiltExport> {
  const { maximumKeysPerFile } = settings;
  const minimum = Math.min(settings.minimumBatch, maximumKeysPerFile);
  const batchSize = Math.max(1, Math.ceil(Math.max(fresh.count, revised.count) / maximumKeysPerFile));
  const freshShard = sharded(fresh, batchSize);
  const revisedShard = sharded(revised, batchSize);
  for (let i = 0; i < batchSize; i++) {
    const own = freshShard(i);
    const ownRevised = revisedShard(i);
    const shown = padded(own, minimum, random);
    const shownRevised = padded(ownRevised, minimum, random);
    const archive = await signExport(
      {
        start: span.from,
        end: span.to,
        region: span.region,
        batchNumber: i + 1,
        batchSize,
        keys: shown,
        revisedKeys: shownRevised,
      },
      { keyId: keys.export.id, keyVersion: '1', sign: keys.export.sign },
    );
    const zip = await zipExport(archive);
    yield {
      hash: toHex(sha256(zip)),
      zip,
      keyCount: shown.count,
      revisedCount: shownRevised.count,
      paddingCount: shown.count - own.count + shownRevised.count - ownRevised.count,
    };
  }
}
