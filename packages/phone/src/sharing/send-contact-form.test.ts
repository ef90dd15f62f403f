// SPDX-License-Identifier: GPL-3.0-only
import { decodeContactForm } from '@bluezone/protocol';
import { expect, it } from 'vitest';
import { openPost } from '../testing/fake-server.ts';
import { unwrap, warned } from '../testing/sharing-scenes.ts';
import { testPhone } from '../testing/test-phone.ts';

const input = {
  phoneNumber: '+84912345678',
  name: 'Trần Văn Bình',
  province: 1,
  symptoms: ['cough'],
  note: '',
} as const;

it('a warned person tells the authority day and strength of the contact, by consent, and nothing else', async () => {
  const { a } = await warned();
  const form = unwrap(await a.phone.previewContactForm(input));
  const [alert] = await a.phone.alerts();
  expect(form.exposure).toEqual({ day: alert?.day, degree: 'F1', minutes: Math.round(alert?.minutes ?? 0) });
  const before = a.net.sent.length;
  a.server.answer = () => 'lost';
  expect(await a.phone.sendContactForm(a.phone.consentToContactForm(form))).toMatchObject({
    code: 'net.unreachable',
  });
  a.server.answer = () => ({});
  const grant = a.phone.consentToContactForm(form);
  unwrap(await a.phone.sendContactForm(grant));
  expect(await a.phone.sendContactForm(grant)).toMatchObject({ code: 'consent.used' });
  const bodies = a.net.sent.slice(before).map((sent) => {
    if (sent.kind !== 'post') throw new Error('only posts were expected');
    const post = openPost(sent.wire);
    expect(post.kind).toBe('contact-form');
    return post.body;
  });
  expect(bodies.length).toBe(2);
  expect(bodies[1]).toEqual(bodies[0]);
  expect(unwrap(decodeContactForm(bodies[0] as Uint8Array))).toEqual({ ...input, exposure: form.exposure });
});

it('nobody but a warned person has a form, and an impossible one is refused before it is shown', async () => {
  expect(await testPhone().phone.previewContactForm(input)).toMatchObject({ code: 'phone.not-warned' });
  const { a } = await warned();
  expect(await a.phone.previewContactForm({ ...input, name: '' })).toMatchObject({
    code: 'contact-form.layout',
  });
});

it('a form needs consent of its own: that to a claim is none', async () => {
  const { a } = await warned();
  await a.pass(2 * 86_400, 6 * 3600);
  const claim = a.phone.consentToClaim(unwrap(await a.phone.previewClaim()));
  expect(await a.phone.sendContactForm(claim)).toMatchObject({ code: 'consent.missing' });
  const form = unwrap(await a.phone.previewContactForm(input));
  expect(await a.phone.shareClaim(a.phone.consentToContactForm(form))).toMatchObject({
    code: 'consent.missing',
  });
});
