// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { bytes, list, Misfit, oneOf, orNull, record, text, truth, whole } from './shape.ts';

const form = record({
  name: text(5, /^[a-z]+$/),
  count: whole(0, 10),
  data: orNull(bytes(1, 2)),
  kind: oneOf('a', 'b'),
  flags: list(truth, 2),
});
const good = { name: 'abc', count: 3, data: 'AQI=', kind: 'a', flags: [true] };

it('a message of its form is read, and written as it was', () => {
  const read = form.read(good, 'call');
  expect(read).toEqual({ ...good, data: new Uint8Array([1, 2]) });
  if (read instanceof Misfit) throw new Error(read.sentence);
  expect(form.write(read)).toEqual(good);
});

it.each([
  ['a text that is too long', { name: 'abcdef' }, 'call.name'],
  ['letters that may not be', { name: 'ABC' }, 'call.name'],
  ['a number that is not whole', { count: 1.5 }, 'call.count'],
  ['a number beyond the bounds', { count: 11 }, 'call.count'],
  ['a number written as text', { count: '3' }, 'call.count'],
  ['bytes that are too many', { data: 'AQIDBA==' }, 'call.data'],
  ['base64 that is not canonical', { data: 'AQJ=' }, 'call.data'],
  ['a word that is not one of them', { kind: 'c' }, 'call.kind'],
  ['a list that is too long', { flags: [true, true, true] }, 'call.flags'],
  ['something else in a list', { flags: [1] }, 'call.flags'],
  ['a member that nobody knows', { extra: 1 }, 'call: a member'],
  ['a member that is missing', { count: undefined }, 'call.count'],
])('%s is refused, by its name and not by its value', (_, change, begins) => {
  const read = form.read({ ...good, ...change }, 'call');
  expect(read).toBeInstanceOf(Misfit);
  expect((read as Misfit).sentence.startsWith(begins)).toBe(true);
});

it.each([null, 1, 'text', [], undefined])('%s is no object', (json) => {
  expect(form.read(json, 'call')).toBeInstanceOf(Misfit);
});
