// SPDX-License-Identifier: GPL-3.0-only
import { type CommandResult, refuse } from './command-failure.ts';
import { quotedText } from './printable-text.ts';

/** How long a phone listens, and how often, whole seconds. */
export interface ScanOption {
  readonly windowSeconds: number;
  readonly periodSeconds: number;
}

const longestPeriod = 3600;
const longestWindow = 89;

/** "W/P": W seconds of listening every P seconds, 1 ≤ W < P ≤ 3600 and W < 90; else `usage` with what was wrong. */
export function parseScanOption(text: string): CommandResult<ScanOption> {
  const match = /^([0-9]{1,6})\/([0-9]{1,6})$/.exec(text);
  if (match === null)
    return refuse(
      'usage',
      `--scan must be seconds of listening / seconds between, such as 4/180, not ${quotedText(text)}`,
    );
  const [windowSeconds, periodSeconds] = [Number(match[1]), Number(match[2])];
  if (periodSeconds > longestPeriod)
    return refuse('usage', `--scan ${text}: a phone must listen at least once in ${longestPeriod} s`);
  if (windowSeconds < 1 || windowSeconds > longestWindow)
    return refuse('usage', `--scan ${text}: a phone listens for 1 to ${longestWindow} s at a time`);
  if (windowSeconds >= periodSeconds)
    return refuse('usage', `--scan ${text}: listening must be shorter than the time between`);
  return { ok: true, value: { windowSeconds, periodSeconds } };
}
