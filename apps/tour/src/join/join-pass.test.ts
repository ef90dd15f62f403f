// SPDX-License-Identifier: GPL-3.0-only
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { freshPass, isInHere, markInHere, readPass, writePass } from './join-pass.ts';

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
  const pass = { ...freshPass('Mây Lành 1'), ticket, since: 100, knowsPast: true };
  writePass(pass);
  expect(readPass('Mây Lành 1')).toEqual(pass);
  expect(readPass('Mây Lành 2')).toBeNull();
  writePass(null);
  expect(readPass('Mây Lành 1')).toBeNull();
});

it('what is no pass is none', () => {
  for (const broken of [
    '{',
    'null',
    '[]',
    JSON.stringify({ town: 't', ticket: 'short', since: null, knowsPast: false }),
    JSON.stringify({ town: 't', ticket: null, since: '5', knowsPast: false }),
    JSON.stringify({ town: 't', ticket: null, since: null }),
  ]) {
    localStorage.setItem('bluezone.join', broken);
    expect(readPass('t'), broken).toBeNull();
  }
});

it('remembers for this tab alone that the visitor is in', () => {
  expect(isInHere()).toBe(false);
  markInHere(true);
  expect(isInHere()).toBe(true);
  markInHere(false);
  expect(isInHere()).toBe(false);
});

it('a browser that keeps nothing can still join', () => {
  vi.unstubAllGlobals();
  vi.stubGlobal('localStorage', undefined);
  vi.stubGlobal('sessionStorage', undefined);
  writePass(freshPass('t'));
  markInHere(true);
  expect([readPass('t'), isInHere()]).toEqual([null, false]);
});
