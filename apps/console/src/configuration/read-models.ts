// SPDX-License-Identifier: GPL-3.0-only
import { type DirectedConfiguration, readNumber } from './parameters.ts';

type Models = NonNullable<DirectedConfiguration['proximity']>['models'];

export function writeModels(models: Models): string {
  return models
    .map((each) => [each.model, each.transmitPowerDbm, each.receiverCorrectionDb].join('; '))
    .join('\n');
}

/** Reads "Pixel 9; -12; 3" line by line. */
export function readModels(text: string): { readonly models: Models; readonly wrong: string | null } {
  const models: Models = [];
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '') continue;
    const [model = '', power = '', correction = '', ...rest] = line.split(';').map((each) => each.trim());
    const transmitPowerDbm = readNumber(power);
    const receiverCorrectionDb = readNumber(correction);
    const isRead =
      model !== '' && rest.length === 0 && !Number.isNaN(transmitPowerDbm + receiverCorrectionDb);
    if (!isRead) return { models, wrong: line };
    models.push({ model, transmitPowerDbm, receiverCorrectionDb });
  }
  return { models, wrong: null };
}
