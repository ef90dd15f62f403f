// SPDX-License-Identifier: GPL-3.0-only
// A browser has no Bluetooth that could hear other phones, and does not pretend to.
import type { Radio, RadioStatus } from '@bluezone/phone';

/** A radio that neither sends nor hears. @param status off where there could be one, as in a town that nobody joined */
export function noRadio(status: Exclude<RadioStatus, 'on'> = 'unsupported'): Radio {
  return {
    status: async () => status,
    plan: async () => {},
    read: async (after) => ({ sequence: after, scans: [] }),
    acknowledge: async () => {},
    stop: async () => {},
  };
}
