// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ChainLink, type ChainPerson, everything, filterChain } from './chain.ts';
import { growForest } from './chain-forest.ts';
import { chainSvg } from './chain-svg.ts';
import { chainCsv } from './chain-table-csv.ts';
import { openRows } from './chain-tree.tsx';
import { readChainsSearch } from './chains-search.ts';
import { inSight, layOutChain, linkPath, usualMeasures } from './lay-out-chain.ts';

const dayText = (day: number) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);

function person(id: string, day: number, change: Partial<ChainPerson> = {}): ChainPerson {
  return {
    id,
    kind: 'case',
    name: `Người ${id}`,
    province: '01',
    commune: null,
    onsetDay: dayText(day),
    sampleDay: null,
    exposureDay: null,
    day: dayText(day),
    generation: 0,
    state: 'confirmed',
    linksOutside: false,
    ...change,
  };
}

const link = (from: string, to: string, day: number | null = null): ChainLink => ({
  ...{ linkId: `${from}>${to}`, from, to, day: day === null ? null : dayText(day) },
  ...{ note: '', origin: 'interview' },
});

/** People with days, and links between any of them, also round in circles and to oneself. */
const chains = fc.array(fc.nat(60), { maxLength: 60 }).chain((days) =>
  fc.record({
    people: fc.constant(days.map((day, i) => person(String(i), day))),
    links: fc
      .array(fc.tuple(fc.nat(Math.max(0, days.length)), fc.nat(Math.max(0, days.length))), { maxLength: 90 })
      .map((pairs) =>
        pairs.map(([from, to], i) => ({ ...link(String(from), String(to)), linkId: String(i) })),
      ),
  }),
);

it('puts everybody into the forest once, below the first of their sources, and shows every link once', () => {
  fc.assert(
    fc.property(chains, ({ people, links }) => {
      const forest = growForest(people, links);
      expect(forest.inOrder.map((node) => node.person.id).sort()).toEqual(people.map(({ id }) => id).sort());
      const inTree = forest.inOrder.flatMap((node) => (node.link === null ? [] : [node.link]));
      const ids = new Set(people.map(({ id }) => id));
      const known = links.filter(({ from, to }) => ids.has(from) && ids.has(to));
      expect([...inTree, ...forest.otherLinks].map(({ linkId }) => linkId).sort()).toEqual(
        known.map(({ linkId }) => linkId).sort(),
      );
      const place = new Map(forest.inOrder.map((node, i) => [node, i]));
      for (const node of forest.inOrder)
        if (node.parent !== null) {
          expect(place.get(node.parent)).toBeLessThan(place.get(node) ?? -1);
          expect(node.depth).toBe(node.parent.depth + 1);
        }
    }),
  );
});

it('takes the earliest source as the one to stand below', () => {
  const people = [person('late', 8), person('early', 2), person('ill', 10)];
  const forest = growForest(people, [link('late', 'ill'), link('early', 'ill')]);
  const ill = forest.inOrder.find((node) => node.person.id === 'ill');
  expect(ill?.parent?.person.id).toBe('early');
  expect(forest.otherLinks).toEqual([link('late', 'ill')]);
});

it('never lays two people of one row nearer than a name is wide, and keeps families apart', () => {
  fc.assert(
    fc.property(chains, ({ people, links }) => {
      const forest = growForest(people, links);
      const drawing = layOutChain(forest);
      const rows = new Map<number, number[]>();
      for (const { row, x } of drawing.people) rows.set(row, [...(rows.get(row) ?? []), x]);
      for (const xs of rows.values()) {
        xs.sort((a, b) => a - b);
        for (let i = 1; i < xs.length; i++)
          expect((xs[i] ?? 0) - (xs[i - 1] ?? 0)).toBeGreaterThanOrEqual(usualMeasures.labelWidth);
      }
      const rootOf = new Map<string, string>();
      for (const { person, parent } of forest.inOrder)
        rootOf.set(person.id, parent === null ? person.id : (rootOf.get(parent.person.id) ?? ''));
      const families = new Map<number, Set<string>>();
      for (const { row, person } of drawing.people)
        families.set(row, (families.get(row) ?? new Set()).add(rootOf.get(person.id) ?? ''));
      for (const family of families.values()) expect(family.size).toBe(1);
      for (const { x, y } of drawing.people) {
        expect(x).toBeLessThanOrEqual(drawing.width);
        expect(y).toBeLessThanOrEqual(drawing.height);
      }
      for (const placed of drawing.links) expect(linkPath(placed)).not.toContain('NaN');
    }),
  );
});

it('draws of a tall drawing what is in sight, and all of that', () => {
  fc.assert(
    fc.property(chains, fc.nat(2000), fc.nat(800), ({ people, links }, top, height) => {
      const drawing = layOutChain(growForest(people, links));
      const shown = inSight(drawing, top, top + height);
      expect(shown.people).toEqual(drawing.people.filter(({ y }) => y >= top && y <= top + height));
    }),
  );
});

it('hides what stands below a closed branch, and nothing else', () => {
  const people = ['a', 'b', 'c', 'd'].map((id, i) => person(id, i));
  const forest = growForest(people, [link('a', 'b'), link('b', 'c'), link('a', 'd')]);
  const ids = (closed: string[]) => openRows(forest, new Set(closed)).map((node) => node.person.id);
  expect(ids([])).toEqual(['a', 'b', 'c', 'd']);
  expect(ids(['b'])).toEqual(['a', 'b', 'd']);
  expect(ids(['a', 'b'])).toEqual(['a']);
});

it('filters by generation, kind and a name without its marks', () => {
  const nodes = [
    person('a', 0, { name: 'Nguyễn Thị Đào' }),
    person('b', 1, { generation: 1, kind: 'person' }),
    person('c', 2, { generation: 5 }),
  ];
  const chain = { nodes, edges: [link('a', 'b'), link('b', 'c')] };
  const ids = (change: Partial<typeof everything>) =>
    filterChain(chain, { ...everything, ...change }).people.map(({ id }) => id);
  expect(ids({ name: 'thi dao' })).toEqual(['a']);
  expect(ids({ kind: 'person' })).toEqual(['b']);
  expect(ids({ generations: new Set([3]) })).toEqual(['c']);
  expect(filterChain(chain, { ...everything, kind: 'case' }).links).toEqual([]);
});

it('saves a picture in which no name is markup, and a table in which none is a formula', () => {
  const nodes = [
    person('a', 0, { name: '<script>alert(1)</script>&"\u0000' }),
    person('b', 1, { name: '=1+1' }),
  ];
  const svg = chainSvg(layOutChain(growForest(nodes, [link('a', 'b')])), 'Chuỗi');
  expect(svg).not.toContain('<script');
  expect(svg).not.toContain('\u0000');
  expect(svg).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;');
  const csv = chainCsv({ nodes, edges: [link('a', 'b', 3)] });
  expect(csv).toContain("'=1+1");
  expect(csv.trimEnd().split('\r\n')).toHaveLength(3);
});

it('takes from an address only what makes sense', () => {
  const id = '0123456789abcdef';
  expect(readChainsSearch({ case: id, view: 'tree', from: '2026-01-02' })).toMatchObject({
    ...{ case: id, view: 'tree', from: '2026-01-02' },
  });
  expect(
    readChainsSearch({ case: '<svg>', person: 12, province: '999', from: 'yesterday', view: 'x' }),
  ).toEqual({
    case: undefined,
    person: undefined,
    province: undefined,
    from: undefined,
    to: undefined,
    view: undefined,
  });
});
