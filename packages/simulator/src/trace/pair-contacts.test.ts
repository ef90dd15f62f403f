// SPDX-License-Identifier: GPL-3.0-only
import { arrangeContacts } from '@bluezone/recordings';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { joinContacts } from './pair-contacts.ts';

const traceOf = (records: readonly (readonly [number, number, number])[]) =>
  arrangeContacts(
    Int32Array.from(records, (record) => record[0]),
    Int32Array.from(records, (record) => record[1]),
    Int32Array.from(records, (record) => record[2]),
  );

it('a record covers the 20 seconds that end at its time, and records that touch are one contact', () => {
  const trace = traceOf([
    [20, 1, 2],
    [40, 2, 1],
    [40, 1, 3],
    [80, 1, 2],
  ]);
  const contacts = joinContacts(trace, { zeroUnix: 1000 });
  expect([...contacts.a]).toEqual([0, 0]);
  expect([...contacts.b]).toEqual([1, 2]);
  expect([...contacts.firstContact]).toEqual([0, 2, 3]);
  expect([...contacts.from]).toEqual([1000, 1060, 1020]);
  expect([...contacts.to]).toEqual([1040, 1080, 1040]);
});

it('contacts cover exactly the seconds of the records, without touching each other', () => {
  const record = fc.tuple(fc.nat(400), fc.nat(4), fc.nat(4)).filter(([, i, j]) => i !== j);
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 80 }), (records) => {
      const trace = traceOf(records);
      const contacts = joinContacts(trace, { zeroUnix: 0 });
      const expected = new Set<string>();
      for (let r = 0; r < trace.records; r++) {
        const end = trace.times[r] as number;
        for (let s = end - 20; s < end; s++) expected.add(`${trace.a[r]} ${trace.b[r]} ${s}`);
      }
      const covered: string[] = [];
      contacts.a.forEach((a, pair) => {
        let last = Number.NEGATIVE_INFINITY;
        for (let c = contacts.firstContact[pair] ?? 0; c < (contacts.firstContact[pair + 1] ?? 0); c++) {
          expect(contacts.from[c]).toBeGreaterThan(last);
          last = contacts.to[c] ?? 0;
          for (let s = contacts.from[c] ?? 0; s < last; s++) covered.push(`${a} ${contacts.b[pair]} ${s}`);
        }
      });
      expect(covered.length).toBe(expected.size);
      expect(new Set(covered)).toEqual(expected);
    }),
    { seed: 1 },
  );
});
