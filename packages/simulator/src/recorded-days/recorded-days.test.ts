// SPDX-License-Identifier: GPL-3.0-only
// The recorded days that lie with the cases desk are those of their seed. After a change of the simulated radio:
// `npx vitest run packages/simulator/src/recorded-days --update`.
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { makeRecordedDays } from './make-recorded-days.ts';

const file = fileURLToPath(new URL('../../../server/src/directives/recorded-days-data.ts', import.meta.url));
const seed = 20261121;
const days = 400;

it('the recorded days of the cases desk are those that their seed makes', async () => {
  const lines = makeRecordedDays(seed, days).map((line) => `  '${line}',`);
  await expect(`// SPDX-License-Identifier: GPL-3.0-only
// Made by packages/simulator/src/recorded-days with the seed ${seed}; see there for what a line says. Data only.

export const recordedDaysSeed = ${seed};

export const recordedDayTexts: readonly string[] = [
${lines.join('\n')}
];
`).toMatchFileSnapshot(file);
});

it('days of a seed are the same each time, and different from those of another', () => {
  expect(makeRecordedDays(1, 20)).toEqual(makeRecordedDays(1, 20));
  expect(makeRecordedDays(1, 20)).not.toEqual(makeRecordedDays(2, 20));
  expect(makeRecordedDays(1, 30).slice(0, 20)).toEqual(makeRecordedDays(1, 20));
});
