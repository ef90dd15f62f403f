// SPDX-License-Identifier: GPL-3.0-only
// Where every number of the model comes from. docs/energy.md says how far each of them can be trusted.
import { advertisingCurrent, type Currents, type Duty } from './duty-cycle.ts';

/** The original app's white paper: whole-phone currents above rest. */
const whitePaper = { scanMilliamperes: 40.8, advertiseMilliamperes: 24.2, capacityMilliampereHours: 4000 };

export const original: { readonly currents: Currents; readonly duty: Duty } = {
  currents: {
    ...whitePaper,
    // Its scans were long: what waking takes is in the measured current.
    wakeMilliamperes: 0,
    wakeSecondsPerScan: 0,
    advertiseMilliamperes: whitePaper.advertiseMilliamperes / 2,
  },
  duty: { windowSeconds: 40, periodSeconds: 300, periodAfterSightingSeconds: 300 },
};

/**
 * Three packets of 376 µs (31 bytes at 1 Mbit/s, Core Specification vol 6 part B) and as much again and half for
 * ramping up and changing channels.
 */
const advertisingEventMilliseconds = 3;
/** Mean of the random delay of 0 to 10 ms that the Core Specification adds to every interval. */
const advertisingDelayMilliseconds = 5;

/** Our currents: the original's own where it has them, so that only the duty cycle differs. */
export function ourCurrents(advertiseEveryMilliseconds: number): Currents {
  return {
    ...whitePaper,
    // Android's guide to power profiles gives 100 to 400 mA for one active processor cluster; a scan starts and ends
    // with a fraction of a second of it. The lowest speed for a whole second stands for both.
    wakeMilliamperes: 100,
    wakeSecondsPerScan: 1,
    advertiseMilliamperes: advertisingCurrent(
      whitePaper.advertiseMilliamperes,
      advertisingEventMilliseconds,
      advertiseEveryMilliseconds + advertisingDelayMilliseconds,
    ),
  };
}

/** What the model says of a system whose use was told by others, to see whether it is far off. */
export const exposureNotification = {
  duty: { windowSeconds: 4, periodSeconds: 240, periodAfterSightingSeconds: 240 },
  advertiseEveryMilliseconds: 250,
  /** Of a middling phone of its year. */
  capacityMilliampereHours: 3000,
  toldPercentPerDay: 1.1,
};

export const sources: Readonly<Record<string, string>> = {
  scanMilliamperes: 'white paper of the original app: 40.8 mA while scanning',
  advertiseMilliamperes:
    'white paper: 24.2 mA while advertising; here for 3 ms an event (3 packets of 376 µs and ramping), not for half of all time',
  wakeMilliamperes:
    'Android, "Power values": cpu.active from 100 mA; 1 s a scan is our guess, to the safe side',
  capacityMilliampereHours: 'white paper',
  packetReception:
    '.3 to .7: one of three channels is heard at a time, others collide; .3 is the judged case',
  blockedScans:
    'a scan that took place and heard nothing; 3 % below 1.2 m and 9 % up to 1.9 m with cameras (DP-3T experiment 34), so .1; .25 for pockets and crowds',
};
