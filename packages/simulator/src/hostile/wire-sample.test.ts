// SPDX-License-Identifier: GPL-3.0-only
import { utf8Bytes } from '@bluezone/protocol';
import { expect, it } from 'vitest';
import { wireSample } from './wire-sample.ts';

const headers = { 'content-type': 'text/plain', 'x-command': 'upload' };

it('shows status, headers and text, cut between characters', () => {
  expect(wireSample({ status: 200, headers, body: utf8Bytes('{"command":"upload"}\n') })).toBe(
    'HTTP/1.1 200\ncontent-type: text/plain\nx-command: upload\n\n{"command":"upload"}\n',
  );
  const long = wireSample({ status: 200, headers: {}, body: utf8Bytes(`a${'ệ'.repeat(600)}`) });
  expect(long).toBe(`HTTP/1.1 200\n\na${'ệ'.repeat(299)}…`);
});

it('shows other bytes as hexadecimal, and that an endless answer goes on', () => {
  const body = Uint8Array.of(0x50, 0x4b, 3, 4, 0xff);
  expect(wireSample({ status: 200, headers: {}, body })).toBe('HTTP/1.1 200\n\n504b0304ff');
  expect(wireSample({ status: 200, headers: {}, body, isEndless: true })).toBe('HTTP/1.1 200\n\n504b0304ff…');
  expect(wireSample({ status: 302, headers: { location: '/x' }, body: new Uint8Array(0) })).toBe(
    'HTTP/1.1 302\nlocation: /x\n\n',
  );
});
