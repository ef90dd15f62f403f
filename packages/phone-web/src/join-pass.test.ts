// SPDX-License-Identifier: GPL-3.0-only
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { freshPass, passKeeper } from './join-pass.ts';

const keeper = passKeeper('phone');
const ticket = '0f'.repeat(16);

function storage(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as unknown as Storage;
}

beforeEach(() => {
  vi.stubGlobal('localStorage', storage());
  vi.stubGlobal('sessionStorage', storage());
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it('a pass is for one town', () => {
  const pass = { ...freshPass('Mây Lành 1'), person: 7, ticket, since: 100, knowsPast: true };
  keeper.write(pass);
  expect(keeper.read('Mây Lành 1')).toEqual(pass);
  expect(keeper.read('Mây Lành 2')).toBeNull();
  keeper.write(null);
  expect(keeper.read('Mây Lành 1')).toBeNull();
});

it('what is no pass is none', () => {
  for (const broken of [
    '{',
    'null',
    '[]',
    JSON.stringify({ town: 't', person: null, ticket: 'short', since: null, knowsPast: false }),
    JSON.stringify({ town: 't', person: null, ticket: null, since: '5', knowsPast: false }),
    JSON.stringify({ town: 't', person: null, ticket: null, since: null }),
    JSON.stringify({ town: 't', person: 1.5, ticket: null, since: null, knowsPast: false }),
    JSON.stringify({ town: 't', ticket: null, since: null, knowsPast: false }),
  ]) {
    localStorage.setItem('phone', broken);
    expect(keeper.read('t'), broken).toBeNull();
  }
});

it('remembers for this tab alone that the visitor is in', () => {
  expect(keeper.isInHere()).toBe(false);
  keeper.markInHere(true);
  expect(keeper.isInHere()).toBe(true);
  keeper.markInHere(false);
  expect(keeper.isInHere()).toBe(false);
});

it('a browser that keeps nothing can still join', () => {
  vi.unstubAllGlobals();
  vi.stubGlobal('localStorage', undefined);
  vi.stubGlobal('sessionStorage', undefined);
  keeper.write(freshPass('t'));
  keeper.markInHere(true);
  expect([keeper.read('t'), keeper.isInHere()]).toEqual([null, false]);
});

it('phones of one browser have passes of their own', () => {
  keeper.write({ ...freshPass('t'), person: 3 });
  expect(passKeeper('other').read('t')).toBeNull();
  expect(keeper.read('t')?.person).toBe(3);
});
