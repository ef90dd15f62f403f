// SPDX-License-Identifier: GPL-3.0-only
import { fail, firstIntervalOfDay, ok, type Result, type SharedKey } from '@bluezone/protocol';

/** Nobody infects others on the day of catching it: keys must start `latencyDays` after the day of the latest meeting. */
export function assertKeysAfterMeeting(
  keys: readonly SharedKey[],
  latestDay: number,
  latencyDays: number,
): Result<void> {
  const earliest = firstIntervalOfDay(latestDay + latencyDays);
  return keys.some((key) => key.start < earliest)
    ? fail('claim.key-too-early', 'a key is from before the meeting could have infected')
    : ok(undefined);
}
