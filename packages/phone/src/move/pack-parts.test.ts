// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seededRandom } from '../testing/seeded-random.ts';
import { countParts, joinPack, splitPack } from './pack-parts.ts';
import { checkPassphrase, makeMovePassphrase } from './seal-pack.ts';

const pack = seededRandom(8).bytes(5000);

it('parts in any order, some of them twice, make the pack again', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 3000 }),
      fc.integer({ min: 40, max: 1000 }),
      (bytes, size) => {
        const parts = splitPack(bytes, size);
        expect(parts.every((part) => part.length <= size)).toBe(true);
        const shown = [...parts].reverse().concat(parts.slice(0, 2));
        expect(joinPack(shown)).toEqual({ ok: true, value: bytes });
      },
    ),
    { numRuns: 100 },
  );
});

it('while parts are missing there is no pack, and how many is told', () => {
  const parts = splitPack(pack, 500);
  expect(joinPack(parts.slice(1))).toEqual({ ok: true, value: null });
  expect(countParts([...parts.slice(1), ...parts.slice(1)])).toEqual({
    ok: true,
    value: { have: parts.length - 1, of: parts.length },
  });
  expect(joinPack([])).toEqual({ ok: true, value: null });
});

it('strange codes, parts of another pack and altered parts are refused', () => {
  const parts = splitPack(pack, 500);
  const [first = new Uint8Array(0)] = parts;
  const others = splitPack(pack.slice(1), 500);
  const altered = first.slice();
  altered[100] = (altered[100] ?? 0) ^ 1;
  for (const wrong of [
    [new Uint8Array(0)],
    [pack],
    [first.slice(0, 12)],
    [first, ...others],
    [altered, ...parts.slice(1)],
  ])
    expect(joinPack(wrong)).toMatchObject({ ok: false, code: 'move.parts' });
  expect(() => splitPack(pack, 20)).toThrow(RangeError);
});

it('a passphrase that was made is strong, different each time, and drawn evenly', () => {
  const random = seededRandom(9);
  const made = Array.from({ length: 500 }, () => makeMovePassphrase(random));
  expect(new Set(made).size).toBe(500);
  for (const each of made) expect(each).toMatch(/^(?:\d{4} ){4}\d{4}$/);
  expect(made.filter((each) => !checkPassphrase(each).ok).length).toBe(0);
  const digits = made.join('').replaceAll(' ', '');
  for (let digit = 0; digit < 10; digit++)
    expect(Math.abs(digits.split(String(digit)).length - 1 - 1000)).toBeLessThan(5 * Math.sqrt(900));
});
