// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { copyJson, differingNames, isSameJson, type JsonValue } from './json-value.ts';

const anyName = fc.constantFrom('a', 'b', 'c');
const { value: anyValue } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<JsonValue>(null, true, false, 0, 1, '', 'a'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(anyName, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

/** Text with names in order. */
function textOf(value: JsonValue): string {
  return JSON.stringify(value, (_, each) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

it('two values are the same exactly when their texts are, whatever the order of names', () => {
  fc.assert(
    fc.property(anyValue, anyValue, (a, b) => {
      expect(isSameJson(a, b)).toBe(textOf(a) === textOf(b));
      expect(isSameJson(a, JSON.parse(textOf(a)))).toBe(true);
    }),
    { seed: 1, numRuns: 3000 },
  );
});

it('a copy is the same and shares nothing that can change', () => {
  const value = { list: [{ deep: 1 }], name: 'x' };
  const copy = copyJson(value);
  expect(copy).toEqual(value);
  for (const item of value.list) item.deep = 2;
  expect(isSameJson(copy, value)).toBe(false);
});

it('names the values that differ', () => {
  expect(differingNames({ a: 1, b: [1] }, { a: 1, b: [2], c: null })).toEqual(['b', 'c']);
});
