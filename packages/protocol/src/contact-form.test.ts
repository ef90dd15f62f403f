// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type ContactForm,
  checkContactForm,
  decodeContactForm,
  encodeContactForm,
  symptoms,
} from './contact-form.ts';
import { maximumDeskBodyLength } from './desk-post.ts';
import { ok } from './result.ts';
import { damaged, upTo } from './testing/arbitraries.ts';

const form: ContactForm = {
  phoneNumber: '+84912345678',
  name: 'Nguyễn Thị Hạnh',
  province: 79,
  symptoms: ['fever', 'tiredness'],
  note: 'Tôi sống cùng mẹ già.\nXin gọi buổi tối.',
  exposure: { day: 18_800, degree: 'F1', minutes: 35 },
};

const anyForm: fc.Arbitrary<ContactForm> = fc.record({
  phoneNumber: fc.integer({ min: 1_000_000, max: 99_999_999 }).map((rest) => `+84${rest}`),
  name: fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== ''),
  province: fc.option(fc.integer({ min: 1, max: 99 })),
  symptoms: fc.subarray([...symptoms]),
  note: fc.string({ maxLength: 80 }),
  exposure: fc.record({
    day: fc.nat(0xffff),
    degree: fc.constantFrom('F1' as const, 'F2' as const),
    minutes: fc.nat(1440),
  }),
});

it('reads back every form', () => {
  expect(decodeContactForm(encodeContactForm(form))).toEqual(ok(form));
  fc.assert(
    fc.property(anyForm, (each) => {
      expect(decodeContactForm(encodeContactForm(each))).toEqual(ok(each));
    }),
    { seed: 1, numRuns: 300 },
  );
});

it('fits into what a desk is sent, however long name and note are', () => {
  const longest = { ...form, phoneNumber: '+123456789012345', name: 'x'.repeat(120), note: 'y'.repeat(600) };
  expect(checkContactForm(longest).ok).toBe(true);
  expect(encodeContactForm(longest).length).toBeLessThan(maximumDeskBodyLength);
});

it('says what is wrong with a form', () => {
  const wrong: Partial<ContactForm>[] = [
    { phoneNumber: '0912345678' },
    { name: '  ' },
    { name: 'ế'.repeat(41) },
    { name: 'a\nb' },
    { note: 'x'.repeat(601) },
    { note: 'a\u0000b' },
    { province: 0 },
    { province: 100 },
    { exposure: { ...form.exposure, minutes: 1441 } },
    { exposure: { ...form.exposure, day: 0x10000 } },
  ];
  for (const change of wrong)
    expect(checkContactForm({ ...form, ...change })).toMatchObject({ code: 'contact-form.layout' });
});

it('survives any bytes as a form', () => {
  fc.assert(
    fc.property(fc.oneof(upTo(120), damaged(encodeContactForm(form))), (bytes) => {
      const read = decodeContactForm(bytes);
      if (read.ok) expect(encodeContactForm(read.value)).toEqual(bytes);
      else expect(read.code).toBe('contact-form.layout');
    }),
    { seed: 2, numRuns: 2000 },
  );
});
