// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { unwrap, warned } from '../testing/sharing-scenes.ts';
import { testPhone } from '../testing/test-phone.ts';
import { type DeclarationInput, decodeDeclaration, encodeDeclaration } from './health-declaration.ts';

const input: DeclarationInput = {
  name: 'Trần Văn Bình',
  phoneNumber: null,
  province: 79,
  symptoms: ['fever', 'diarrhoea'],
  note: 'Sốt từ hôm qua.\nĐã test nhanh.',
  withWarning: false,
};

it('anyone can declare how they are; nothing is stored and nothing leaves', async () => {
  const test = testPhone();
  await test.phone.wake();
  const [writes, sent] = [test.vault.writes, test.net.sent.length];
  const declaration = unwrap(await test.phone.previewDeclaration(input));
  expect(declaration).toEqual({
    name: input.name,
    phoneNumber: null,
    province: 79,
    symptoms: input.symptoms,
    note: input.note,
    madeAt: test.clock.now(),
    warning: 'not-said',
  });
  const text = encodeDeclaration(declaration);
  expect(text).toMatch(/^BZHD1:[0-9A-F]+$/);
  expect(unwrap(decodeDeclaration(text))).toEqual(declaration);
  expect([test.vault.writes, test.net.sent.length]).toEqual([writes, sent]);
});

it('a warning is said only when its owner wants it said, and that there is none as well', async () => {
  const { a, b, day } = await warned();
  const said = { ...input, withWarning: true };
  expect(unwrap(await a.phone.previewDeclaration(input)).warning).toBe('not-said');
  const declaration = unwrap(await a.phone.previewDeclaration(said));
  expect(declaration.warning).toEqual({ degree: 'F1', day });
  expect(unwrap(decodeDeclaration(encodeDeclaration(declaration)))).toEqual(declaration);
  expect(unwrap(await b.phone.previewDeclaration(said)).warning).toBe('none');
});

it('what is no declaration is refused with a reason', async () => {
  const { phone } = testPhone();
  for (const wrong of [{ name: ' ' }, { phoneNumber: '0912' }, { province: 100 }, { note: 'x'.repeat(601) }])
    expect(await phone.previewDeclaration({ ...input, ...wrong })).toMatchObject({
      ok: false,
      code: 'contact-form.layout',
    });
  const text = encodeDeclaration(unwrap(await phone.previewDeclaration(input)));
  for (const wrong of ['', 'BZHD1:', 'BZHD1:zz', text.slice(0, -2), `${text}00`, `BZHD2:${text.slice(6)}`])
    expect(decodeDeclaration(wrong)).toMatchObject({ ok: false, code: 'contact-form.layout' });
});

it('any text at all is read or refused, never thrown at', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 900 }), (bytes) => {
      const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      const read = decodeDeclaration(`BZHD1:${hex}`);
      if (read.ok) expect(encodeDeclaration(read.value).toLowerCase()).toBe(`bzhd1:${hex}`);
    }),
    { numRuns: 300 },
  );
});
