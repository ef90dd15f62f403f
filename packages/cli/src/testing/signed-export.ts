// SPDX-License-Identifier: GPL-3.0-only
// A small export with its keys, signed by a key that exists for tests only.
import { type ExportKey, p256PublicKey, publicKeyToPem, signP256, writeExport } from '@bluezone/protocol';

const privateKey = new Uint8Array(32).fill(7);

/** Public key (PEM) of the signer of `signedExport`. */
export const testSignerPem = publicKeyToPem(p256PublicKey(privateKey));

/** Public key (PEM) of somebody else. */
export const otherSignerPem = publicKeyToPem(p256PublicKey(new Uint8Array(32).fill(9)));

const testKeys: readonly ExportKey[] = [
  { key: new Uint8Array(16).fill(1), start: 2_900_016, period: 144, reportType: 1, daysSinceOnset: -2 },
  { key: new Uint8Array(16).fill(2), start: 2_900_160, period: 100, reportType: 4, daysSinceOnset: null },
];

const testRevisedKeys: readonly ExportKey[] = [
  { key: new Uint8Array(16).fill(3), start: 2_900_016, period: 144, reportType: 5, daysSinceOnset: null },
];

/** The zip; `region` may hold any text. */
export function signedExport(region = 'VN', end = 1_740_182_400): Promise<Uint8Array> {
  return writeExport(
    {
      start: 1_740_096_000,
      end,
      region,
      batchNumber: 1,
      batchSize: 1,
      keys: testKeys,
      revisedKeys: testRevisedKeys,
    },
    { keyId: 'test', keyVersion: 'v1', sign: signP256(privateKey) },
  );
}
