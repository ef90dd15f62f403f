// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { readCode } from './read-code.ts';

const secret = '00112233445566778899aabbccddeeff';

it('reads the secret alone and at the end of a link', () => {
  const code = { kind: 'link', secret };
  for (const text of [
    secret,
    secret.toUpperCase(),
    `https://x.vn/ma#${secret}`,
    `https://x.vn/ma/${secret} `,
  ])
    expect(readCode(text)).toEqual(code);
});

it('takes nothing else for a code', () => {
  for (const text of [
    '',
    '12345678',
    `${secret}0`,
    `a${secret}`,
    'https://x.vn/',
    `https://x.vn/${secret}/b`,
  ])
    expect(readCode(text)).toBeNull();
});
