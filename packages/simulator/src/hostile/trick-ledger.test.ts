// SPDX-License-Identifier: GPL-3.0-only
import { fileHash, utf8Bytes } from '@bluezone/protocol';
import { expect, it } from 'vitest';
import type { TrickAnswer } from './trick.ts';
import { trickLedger } from './trick-ledger.ts';

const answer = (text: string): TrickAnswer => ({ status: 200, headers: {}, body: utf8Bytes(text) });
const hashOf = (text: string) => ({ hash: fileHash(utf8Bytes(text)) });

it('knows a trick by its bytes, a file also by its name, and what hides its bytes by the failure', () => {
  const ledger = trickLedger();
  expect(ledger.trickOf('/v1/index', hashOf('x'))).toBeNull();
  expect(ledger.trickOf('/v1/index', { code: 'net.redirect' })).toBeNull();
  ledger.serve('index-page', answer('x'));
  ledger.serve('index-redirect', answer(''));
  ledger.serve('export-giant', answer('index naming y'));
  ledger.name('export-giant', '/v1/exports/y.zip');
  expect(ledger.trickOf('/v1/index', hashOf('x'))).toBe('index-page');
  expect(ledger.trickOf('/v1/index', { code: 'net.redirect' })).toBe('index-redirect');
  expect(ledger.trickOf('/v1/index', hashOf('index naming y'))).toBe('export-giant');
  expect(ledger.trickOf('/v1/exports/y.zip', { code: 'net.too-large' })).toBe('export-giant');
  expect(ledger.trickOf('/v1/exports/z.zip', { code: 'net.too-large' })).toBeNull();
  expect(ledger.trickOf('/v1/index', { code: 'net.unreachable' })).toBeNull();
});

it('counts each phone once for each thing it said, and says when it said something new', () => {
  const ledger = trickLedger();
  ledger.serve('index-page', answer('x'));
  const meet = (phone: number, code: string | null) => ledger.met(phone, '/v1/index', hashOf('x'), code);
  expect(meet(1, 'index.layout')).toEqual({ trick: 'index-page', code: 'index.layout', isNew: true });
  expect(meet(1, 'index.layout')?.isNew).toBe(false);
  meet(2, 'index.layout');
  meet(2, null);
  expect(ledger.view(['index-page', 'index-split'])).toEqual([
    {
      id: 'index-page',
      served: 1,
      phones: 2,
      answers: [
        { code: 'index.layout', phones: 2 },
        { code: 'ignored', phones: 1 },
      ],
      sample: 'HTTP/1.1 200\n\nx',
    },
    { id: 'index-split', served: 0, phones: 0, answers: [], sample: null },
  ]);
});

it('takes what a phone says of its last check for an answer to a download, never to a post', () => {
  const ledger = trickLedger();
  ledger.serve('post-short', answer('short'));
  ledger.serve('post-long', answer('long'));
  expect(ledger.met(1, '/v1/post', hashOf('short'), 'index.layout')?.code).toBe('ignored');
  expect(ledger.met(1, '/v1/post', { code: 'net.too-large' }, null)).toMatchObject({
    trick: 'post-long',
    code: 'net.too-large',
  });
});

it('forgets the oldest bytes when it has served very many', () => {
  const ledger = trickLedger();
  for (let n = 0; n <= 20_000; n++) ledger.name('export-random', `/v1/exports/${n}.zip`);
  ledger.serve('export-random', answer('x'));
  expect(ledger.trickOf('/v1/exports/0.zip', { code: 'net.status' })).toBeNull();
  expect(ledger.trickOf('/v1/exports/1.zip', { code: 'net.status' })).toBe('export-random');
});
