// SPDX-License-Identifier: GPL-3.0-only
// Somebody with a phone in the month of the desks: the real engine with real sealing, over the desks' own listener.
import { createPhone, memoryVault, type Phone } from '@bluezone/phone';
import { fail, ok, type Result } from '@bluezone/protocol';
import { webSealer } from '@bluezone/sealer';
import { type AirRadio, airRadio } from '../../phones/air-radio.ts';
import { nodeVerify, simulatedRandom } from '../../phones/platform-crypto.ts';
import { runTransmitPowerDbm } from '../../run/run-settings.ts';
import type { DeskAnswer, DesksOfMonth } from './desks-of-month.ts';

export interface Citizen {
  readonly index: number;
  /** E.164. */
  readonly number: string;
  readonly phone: Phone;
  readonly radio: AirRadio;
  credential: Uint8Array | null;
}

/** Seconds between wakings in the background. */
export const wakingSeconds = 600;

const answerOf = ({ status, body }: DeskAnswer): Result<Uint8Array> =>
  status === 200 ? ok(body) : fail('net.status', `status ${status}`);

export function createCitizen(
  seed: number,
  index: number,
  desks: DesksOfMonth,
  now: () => number,
  onWarned: () => void,
): Citizen {
  const radio = airRadio();
  const phone = createPhone(
    {
      ...{ clock: { now }, radio, vault: memoryVault(), sealer: webSealer, verify: nodeVerify },
      random: simulatedRandom(seed, 'phone', index),
      net: {
        get: async (path) => answerOf(await desks.call({ path })),
        post: async (body) => answerOf(await desks.call({ path: '/v1/post', body })),
      },
      notifier: {
        async notify(notices) {
          if (notices.some(({ kind }) => kind === 'exposed')) onWarned();
        },
      },
    },
    desks.pins,
    { transmitPowerDbm: runTransmitPowerDbm },
  );
  return { index, number: `+8490${String(3_141_593 + 7919 * index)}`, phone, radio, credential: null };
}

/** Each hears the other, as they do every 90 seconds side by side. */
export function hearEachOther(a: Citizen, b: Citizen, second: number): void {
  const onAir = [a, b].map(({ radio }) => radio.beaconAt(second));
  for (const [i, { radio }] of [a, b].entries()) {
    const beacon = onAir[1 - i];
    radio.hear({ second, heard: beacon ? [{ beacon, strengthDbm: -50 }] : [], others: 3 });
  }
}
