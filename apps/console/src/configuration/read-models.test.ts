// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { readModels, writeModels } from './read-models.ts';

it('reads what it wrote, and what people write with commas', () => {
  const models = [
    { model: 'Máy A', transmitPowerDbm: -12, receiverCorrectionDb: 3.5 },
    { model: 'Máy B', transmitPowerDbm: 0, receiverCorrectionDb: -2 },
  ];
  expect(readModels(writeModels(models))).toEqual({ models, wrong: null });
  expect(readModels('\n Máy A ;-12; 3,5 \n').models).toEqual(models.slice(0, 1));
});

it.each(['Máy A; -12', 'Máy A; x; 1', '; 1; 1', 'A; 1; 2; 3'])(
  'names the line that it cannot read: %s',
  (line) => {
    expect(readModels(`Máy B; 1; 2\n${line}`).wrong).toBe(line);
  },
);
