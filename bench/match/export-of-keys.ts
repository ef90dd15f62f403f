// SPDX-License-Identifier: GPL-3.0-only
import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { type VerifySignature, writeExport } from '@bluezone/protocol';
import { intervalsPerDay, type KeySet } from './workload.ts';

const start = 1_585_699_200;
const end = start + 86_400;

/** A signed export of the keys, whom to trust, and Node's own check of signatures. */
export async function makeExportFile(keys: KeySet) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pin = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }).subarray(-65));
  const zip = await writeExport(
    {
      start,
      end,
      region: 'VN',
      batchNumber: 1,
      batchSize: 1,
      keys: Array.from({ length: keys.count }, (_, i) => ({
        key: keys.keys.subarray(16 * i, 16 * i + 16),
        start: keys.starts[i] as number,
        period: keys.periods[i] as number,
        reportType: 1,
        daysSinceOnset: ((keys.starts[i] as number) / intervalsPerDay) % 14,
      })),
      revisedKeys: [],
    },
    { keyId: 'bench', keyVersion: '1', sign: (message) => sign('sha256', message, privateKey) },
  );
  const nodeVerify: VerifySignature = (_, message, signature) =>
    verify('sha256', message, publicKey, signature);
  return { zip, pin, verify: nodeVerify };
}
