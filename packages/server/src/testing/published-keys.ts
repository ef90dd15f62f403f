// SPDX-License-Identifier: GPL-3.0-only
// What phones would read: the newest index and every file it names, verified under the pinned keys. For tests only.
import {
  type ExportContent,
  type ExportKeyColumns,
  exportKeyAt,
  type IndexContent,
  openExport,
  openIndex,
  toHex,
  verifyP256,
} from '@bluezone/protocol';
import type { TestServer } from './test-server.ts';

/** The newest index, verified. */
export async function fetchIndex(t: TestServer): Promise<IndexContent> {
  const answer = await t.server.fastify.inject({ url: '/v1/index' });
  const index = await openIndex(new Uint8Array(answer.rawPayload), t.keys.indexPins, verifyP256);
  if (!index.ok) throw new Error(index.detail);
  return index.value;
}

/** All files of the newest index, oldest first. */
export async function fetchExports(t: TestServer): Promise<ExportContent[]> {
  const exports: ExportContent[] = [];
  for (const { hash } of (await fetchIndex(t)).exports) {
    const answer = await t.server.fastify.inject({ url: `/v1/exports/${hash}.zip` });
    const content = await openExport(new Uint8Array(answer.rawPayload), t.keys.exportPins, verifyP256);
    if (!content.ok) throw new Error(content.detail);
    exports.push(content.value);
  }
  return exports;
}

function typesByKey(columns: readonly ExportKeyColumns[]): Map<string, number[]> {
  const types = new Map<string, number[]>();
  for (const column of columns)
    for (let i = 0; i < column.count; i++) {
      const { key, reportType } = exportKeyAt(column, i);
      types.set(toHex(key), [...(types.get(toHex(key)) ?? []), reportType]);
    }
  return types;
}

/** Report types of every published key, in the order of publication: new ones and revised ones. */
export async function publishedKeys(
  t: TestServer,
): Promise<{ fresh: Map<string, number[]>; revised: Map<string, number[]> }> {
  const exports = await fetchExports(t);
  return {
    fresh: typesByKey(exports.map(({ keys }) => keys)),
    revised: typesByKey(exports.map(({ revisedKeys }) => revisedKeys)),
  };
}
