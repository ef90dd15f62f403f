// SPDX-License-Identifier: GPL-3.0-only
import { readExportArchive } from '@bluezone/protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { zipExport } from './zip-export.ts';

it('is a zip that readers of zips take, whatever the two files hold', async () => {
  const anyFile = fc.uint8Array({ maxLength: 3000 });
  await fc.assert(
    fc.asyncProperty(anyFile, anyFile, async (bin, sig) => {
      const zip = await zipExport({ bin, sig });
      expect(readExportArchive(zip)).toEqual({ ok: true, value: { bin, sig } });
      expect(await zipExport({ bin, sig })).toEqual(zip);
    }),
    { seed: 1, numRuns: 200 },
  );
});
