// SPDX-License-Identifier: GPL-3.0-only
import { randomStream } from '../air/seeded-random.ts';

/** Whether a person is among the share `adoption` (0…1) whose phones run the app; with a larger share everybody stays. */
export function hasApp(seed: number, person: number, adoption: number): boolean {
  return randomStream(seed, 'adoption', person).uniform() < adoption;
}
