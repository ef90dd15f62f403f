// SPDX-License-Identifier: GPL-3.0-only
// The chain as a table: one row for each person and each of their sources.
import { csvText } from '@bluezone/csv';
import type { Chain, ChainLink } from './chain.ts';

const columns = [
  'id',
  'kind',
  'generation',
  'name',
  'province',
  'commune',
  'onset',
  'sample',
  'exposure',
  'state',
  'source_id',
  'source_name',
  'met_on',
  'origin',
  'note',
];

/** UTF-8 text with a byte order mark; who has no source stands once, with empty columns for it. */
export function chainCsv({ nodes, edges }: Pick<Chain, 'nodes' | 'edges'>): string {
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  const sources = new Map<string, ChainLink[]>();
  for (const link of edges) sources.set(link.to, [...(sources.get(link.to) ?? []), link]);
  return csvText(
    columns,
    nodes.flatMap((node) => {
      const own = [node.id, node.kind, node.generation, node.name, node.province, node.commune];
      const days = [node.onsetDay, node.sampleDay, node.exposureDay, node.state];
      const links = sources.get(node.id) ?? [];
      if (links.length === 0) return [[...own, ...days, null, null, null, null, null]];
      return links.map((link) => [
        ...[...own, ...days],
        ...[link.from, names.get(link.from) ?? '', link.day, link.origin, link.note],
      ]);
    }),
  );
}
