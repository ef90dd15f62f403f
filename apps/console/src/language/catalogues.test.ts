// SPDX-License-Identifier: GPL-3.0-only
// The compiler holds English to the Vietnamese model; this looks at what it cannot see: open lists, empty texts, and
// whether both languages tell the same number of things.
import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';

const folder = new URL('.', import.meta.url);
const names = readdirSync(new URL('vi', folder)).sort();

type Leaf = readonly [path: string, kind: string];

function leaves(value: unknown, path: string): Leaf[] {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
  if (typeof value === 'function') return [[path, `function of ${value.length}`]];
  return [[path, value === '' ? 'empty' : typeof value]];
}

it('has the same files in both languages', () => {
  expect(readdirSync(new URL('en', folder)).sort()).toEqual(names);
  expect(names.length).toBeGreaterThan(1);
});

it.each(names)('says the same things in both languages: %s', async (name) => {
  const vi = leaves(await import(new URL(`vi/${name}`, folder).href), name);
  const en = leaves(await import(new URL(`en/${name}`, folder).href), name);
  expect(en).toEqual(vi);
  expect(vi.filter(([, kind]) => kind === 'empty')).toEqual([]);
});
