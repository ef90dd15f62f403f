// SPDX-License-Identifier: GPL-3.0-only
// The threat model may name no test that does not exist, and must speak of every attacker.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = new URL('../../../../', import.meta.url);
const text = readFileSync(fileURLToPath(new URL('docs/threat-model.md', root)), 'utf8');

/** Tests named in a text, as paths from the repository's folder. */
const testsNamedIn = (of: string): string[] =>
  [...of.matchAll(/`([\w./-]+\.test\.tsx?)`/g)].map(([, path = '']) => path);

it('every test that the threat model names exists', () => {
  const named = testsNamedIn(text);
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((path) => !existsSync(fileURLToPath(new URL(path, root))))).toEqual([]);
});

it.each([
  'An observer on the network',
  'A neighbour with a sniffer',
  'A replayer',
  'A relay',
  'A hostile F0',
  'A hostile F1',
  'A thief of a phone',
  'Curious staff',
  'The operator of one desk',
  'All operators together',
  'A state',
])(
  'the threat model says of "%s" what they can do, what stops it, what proves it and what nothing stops',
  (attacker) => {
    const section = text.split(/^## /m).find((each) => each.startsWith(`${attacker}\n`)) ?? '';
    expect(testsNamedIn(section).length).toBeGreaterThan(0);
    for (const row of ['Original', 'EN', 'Stops it', 'Nothing stops']) expect(section).toContain(row);
  },
);
