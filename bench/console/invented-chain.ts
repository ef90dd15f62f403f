// SPDX-License-Identifier: GPL-3.0-only
// Chains as the desk would tell them, of any size: who caught it from whom, two to seven days later, and now and then two sources.
import { seededRandom } from '../../packages/server/src/testing/seeded-random.ts';

const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Huỳnh', 'Đặng', 'Võ', 'Đỗ'];
const given = ['An', 'Bình', 'Chi', 'Đào', 'Giang', 'Hạnh', 'Khánh', 'Lan', 'Minh', 'Ngọc', 'Phúc', 'Ánh'];
const chains = 40;

export interface InventedChain {
  readonly nodes: readonly { readonly id: string; readonly day: string; readonly generation: number }[];
  readonly edges: readonly object[];
  readonly isCut: boolean;
}

const idOf = (i: number): string => i.toString(16).padStart(16, '0');

/** @param first day of the first case, YYYY-MM-DD */
export function inventedChain(people: number, first: string): InventedChain {
  const random = seededRandom(`chain ${people}`);
  const share = () => (random(4).reduce((sum, byte) => sum * 256 + byte, 0) >>> 0) / 2 ** 32;
  const upTo = (count: number) => Math.floor(share() * count);
  const begin = Date.parse(`${first}T00:00:00Z`);
  const days: number[] = [];
  const generations: number[] = [];
  const nodes = [];
  const edges = [];
  const link = (from: number, to: number) => ({
    ...{ linkId: idOf(edges.length + people), from: idOf(from), to: idOf(to), day: null, note: '' },
    origin: 'interview',
  });
  for (let i = 0; i < people; i++) {
    const source = i < chains ? -1 : upTo(i);
    const day = source < 0 ? upTo(60) : (days[source] ?? 0) + 2 + upTo(6);
    days.push(day);
    generations.push(source < 0 ? 0 : (generations[source] ?? 0) + 1);
    const date = new Date(begin + day * 86_400_000).toISOString().slice(0, 10);
    nodes.push({
      id: idOf(i),
      kind: 'case',
      name: `${families[upTo(families.length)]} ${given[upTo(given.length)]} ${given[upTo(given.length)]} ${i}`,
      ...{ province: '79', commune: null, onsetDay: date, sampleDay: date, exposureDay: null, day: date },
      ...{ generation: generations[i] ?? 0, state: 'confirmed', linksOutside: false },
    });
    if (source >= 0) edges.push(link(source, i));
    if (i > chains && share() < 0.1) edges.push(link(upTo(i), i));
  }
  return { nodes, edges, isCut: false };
}
