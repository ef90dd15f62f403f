// SPDX-License-Identifier: GPL-3.0-only
import { type ExportKey, fileHash, sortExportKeys, writeExport } from '@bluezone/protocol';
import type { Keyring, Random } from '../keys/keyring.ts';
import type { Settings } from '../settings.ts';
import { padKeys } from './pad-keys.ts';

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

function shardsOf(keys: readonly ExportKey[], count: number): ExportKey[][] {
  const sorted = sortExportKeys(keys);
  const each = Math.ceil(sorted.length / count);
  return Array.from({ length: count }, (_, i) => sorted.slice(i * each, (i + 1) * each));
}

/** Builds and signs the files of one publication: sorted, sharded in that order, each padded to the minimum batch. */
export async function buildExports(
  fresh: readonly ExportKey[],
  revised: readonly ExportKey[],
  span: ExportSpan,
  keys: Pick<Keyring, 'export'>,
  settings: Settings,
  random: Random,
): Promise<BuiltExport[]> {
  const { maximumKeysPerFile } = settings;
  const minimum = Math.min(settings.minimumBatch, maximumKeysPerFile);
  const batchSize = Math.max(1, Math.ceil(Math.max(fresh.length, revised.length) / maximumKeysPerFile));
  const freshShards = shardsOf(fresh, batchSize);
  const revisedShards = shardsOf(revised, batchSize);
  const built: BuiltExport[] = [];
  for (let i = 0; i < batchSize; i++) {
    const own = freshShards[i] ?? [];
    const ownRevised = revisedShards[i] ?? [];
    const padded = padKeys(own, minimum, random);
    const paddedRevised = padKeys(ownRevised, minimum, random);
    const zip = await writeExport(
      {
        start: span.from,
        end: span.to,
        region: span.region,
        batchNumber: i + 1,
        batchSize,
        keys: padded,
        revisedKeys: paddedRevised,
      },
      { keyId: keys.export.id, keyVersion: '1', sign: keys.export.sign },
    );
    built.push({
      hash: fileHash(zip),
      zip,
      keyCount: padded.length,
      revisedCount: paddedRevised.length,
      paddingCount: padded.length - own.length + paddedRevised.length - ownRevised.length,
    });
  }
  return built;
}
