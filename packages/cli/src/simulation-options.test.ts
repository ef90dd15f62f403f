// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { readSimulationOptions } from './simulation-options.ts';

it('leaves out what is not given', () => {
  expect(readSimulationOptions({})).toEqual({ ok: true, value: {} });
});

it('reads every option', () => {
  const given = {
    seed: '4294967295',
    cases: '0',
    adoption: '0.6',
    consent: '1',
    scan: '4/60',
  };
  expect(readSimulationOptions(given)).toEqual({
    ok: true,
    value: {
      seed: 4_294_967_295,
      cases: 0,
      adoption: 0.6,
      consent: 1,
      scan: { windowSeconds: 4, periodSeconds: 60 },
    },
  });
});

it.each([
  [{ seed: '4294967296' }, '--seed must be a whole number from 0 to 4294967295, not "4294967296"'],
  [{ cases: 'many' }, '--cases must be a whole number from 0 to 1000000, not "many"'],
  [{ adoption: '60' }, '--adoption must be a share from 0 to 1, such as 0.6, not "60"'],
  [{ consent: 'yes' }, '--consent must be a share from 0 to 1, such as 0.6, not "yes"'],
  [{ scan: '9' }, '--scan must be seconds of listening / seconds between, such as 4/180, not "9"'],
])('refuses %j by the name of the option', (given, detail) => {
  expect(readSimulationOptions(given)).toEqual({ ok: false, code: 'usage', detail });
});
