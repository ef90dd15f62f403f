// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exportColumnsOf, orderOfExport, orderOfKeys, pickExportKeys } from './export-columns.ts';
import { readExportArchive, signExport, writeExport } from './export-file.ts';
import { type ExportKey, exportKeyAt, sortExportKeys } from './export-keys.ts';
import { exactly } from './testing/arbitraries.ts';

/** Keys that often share their beginning, or everything. */
const closeKey = fc.tuple(exactly(16), fc.nat(16)).map(([bytes, same]) => {
  const key = bytes.slice();
  key.fill(7, 0, same);
  return key;
});

const anyKey: fc.Arbitrary<ExportKey> = fc.record({
  key: closeKey,
  start: fc.oneof(fc.integer({ min: 0, max: 0xffffffff }), fc.constantFrom(2_642_976, 2_643_120)),
  period: fc.oneof(fc.integer({ min: 1, max: 144 }), fc.constant(144)),
  reportType: fc.integer({ min: 0, max: 5 }),
  daysSinceOnset: fc.option(fc.integer({ min: -14, max: 14 })),
});

const manyKeys = fc.array(anyKey, { maxLength: 40 });

it('orders keys by their bytes, equal ones by their places', () => {
  fc.assert(
    fc.property(fc.array(closeKey, { maxLength: 60 }), (keys) => {
      const joined = Uint8Array.from(keys.flatMap((key) => [...key]));
      const wanted = keys
        .map((key, i) => ({ text: Buffer.from(key).toString('hex'), i }))
        .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.i - b.i));
      expect([...orderOfKeys(joined, keys.length)]).toEqual(wanted.map(({ i }) => i));
    }),
    { seed: 1, numRuns: 300 },
  );
});

it('orders columns as keys are ordered one by one', () => {
  fc.assert(
    fc.property(manyKeys, (keys) => {
      const columns = exportColumnsOf(keys);
      const ordered = pickExportKeys(columns, orderOfExport(columns));
      const read = keys.map((_, i) => exportKeyAt(ordered, i));
      expect(read).toEqual(sortExportKeys(keys).map((key) => ({ ...key, transmissionRisk: 0 })));
    }),
    { seed: 2, numRuns: 300 },
  );
});

it('writes the same files from columns as from keys', async () => {
  const sign = (message: Uint8Array) => Uint8Array.of(message.length & 0xff, 1, 2, 3);
  const signer = { keyId: 'k', keyVersion: '1', sign };
  const head = { start: 1_600_000_000, end: 1_600_000_600, region: 'VN', batchNumber: 2, batchSize: 3 };
  await fc.assert(
    fc.asyncProperty(manyKeys, manyKeys, async (keys, revisedKeys) => {
      const zip = readExportArchive(await writeExport({ ...head, keys, revisedKeys }, signer));
      const columns = (of: readonly ExportKey[]) => exportColumnsOf(sortExportKeys(of));
      const signed = await signExport(
        { ...head, keys: columns(keys), revisedKeys: columns(revisedKeys) },
        signer,
      );
      expect(zip).toEqual({ ok: true, value: signed });
    }),
    { seed: 3, numRuns: 100 },
  );
});
