// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseArguments } from './parse-arguments.ts';

const types = { trace: 'string', seed: 'string', json: 'boolean' } as const;

function detailOf(args: readonly string[], operands: readonly string[] = []): string {
  const parsed = parseArguments(args, types, operands);
  if (parsed.ok) throw new Error('accepted');
  expect(parsed.code).toBe('usage');
  return parsed.detail;
}

it('takes options and operands apart in any order', () => {
  const parsed = parseArguments(['a.zip', '--seed', '7', '--json', '--trace=x=y', '--', '--b'], types, [
    'A',
    'B',
  ]);
  expect(parsed).toEqual({
    ok: true,
    value: { options: { seed: '7', json: true, trace: 'x=y' }, operands: ['a.zip', '--b'] },
  });
});

it.each([
  [['--sed', '7'], 'there is no option "--sed"'],
  [['-s'], 'there is no option "-s"'],
  [['--constructor'], 'there is no option "--constructor"'],
  [['--seed'], '--seed needs a value'],
  [['--seed', '--json'], '--seed needs a value'],
  [['--seed', '-1'], '--seed needs a value'],
  [['--seed='], '--seed needs a value that is not empty'],
  [['--json=yes'], '--json takes no value'],
  [['--seed', '1', '--seed', '2'], '--seed is given twice'],
  [['--json', '--json'], '--json is given twice'],
  [['extra'], '"extra" is one argument too many'],
])('says what is wrong with %j', (args, detail) => {
  expect(detailOf(args)).toBe(detail);
});

it('names the operand that is missing', () => {
  expect(detailOf(['x'], ['FILE', 'DIR'])).toBe('DIR is missing');
  expect(detailOf([''], ['FILE'])).toBe('an argument is empty');
});

it('never throws, and explains itself on one printable line', () => {
  const piece = fc.oneof(
    fc.constantFrom('--', '-', '--seed', '--json', '--trace=', '-js', '--no-json', "--'", '--seed <value>'),
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'binary' }).map((text) => `--${text}`),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 5 }), (args) => {
      const parsed = parseArguments(args, types, ['FILE']);
      if (!parsed.ok) expect(parsed.detail).toMatch(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u);
    }),
    { numRuns: 2000, seed: 3 },
  );
});
