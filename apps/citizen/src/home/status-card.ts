// SPDX-License-Identifier: GPL-3.0-only
// What the card at the top of the home screen says: the one thing that matters most to the owner now, never more cheerful than
// the phone knows. What else is wrong stands below it.
import type { PhoneView } from '../engine/phone-face.ts';

export type StatusKind =
  | 'sunset'
  | 'moved'
  | 'elsewhere'
  | 'broken'
  | 'nowhere'
  | 'F0-not-shared'
  | 'F0-sending'
  | 'F0-refused'
  | 'F0-shared'
  | 'F0-withdrawn'
  | 'F1'
  | 'F2'
  | 'clock-wrong'
  | 'join'
  | 'joining'
  | 'town-lost'
  | 'no-radio'
  | 'off'
  | 'no-permission'
  | 'paused'
  | 'check-failed'
  | 'checking'
  | 'never-checked'
  | 'none-known';

/** Below the card: other trouble, in the order in which it should be mended. */
export type Trouble = Extract<
  StatusKind,
  | 'clock-wrong'
  | 'join'
  | 'joining'
  | 'town-lost'
  | 'no-radio'
  | 'off'
  | 'no-permission'
  | 'paused'
  | 'check-failed'
  | 'never-checked'
>;

export interface HomeStatus {
  readonly kind: StatusKind;
  readonly also: readonly Trouble[];
}

/** null while the phone is still opening. */
export function homeStatus(view: PhoneView): HomeStatus | null {
  const { phase, status } = view;
  if (phase === 'elsewhere' || phase === 'broken' || phase === 'nowhere' || phase === 'moved')
    return { kind: phase, also: [] };
  if (phase === 'starting' || status === null) return null;
  if (status.protection === 'sunset' || status.protection === 'moved')
    return { kind: status.protection, also: [] };
  const troubles = troublesOf(view);
  const own = illnessOf(view) ?? (status.exposure === 'none' ? null : status.exposure);
  if (own !== null) return { kind: own, also: troubles };
  const [first, ...others] = troubles;
  // While it checks, a failure before it is not the last word.
  if (status.isChecking && (first === undefined || first === 'check-failed' || first === 'never-checked'))
    return { kind: 'checking', also: [] };
  return first === undefined ? { kind: 'none-known', also: [] } : { kind: first, also: others };
}

function illnessOf({ status }: PhoneView): StatusKind | null {
  switch (status?.case.state) {
    case 'token-held':
    case 'token-expired':
      return 'F0-not-shared';
    case 'sending':
    case 'withdrawing':
      return 'F0-sending';
    case 'refused':
      return 'F0-refused';
    case 'shared':
      return 'F0-shared';
    case 'withdrawn':
      return 'F0-withdrawn';
    default:
      return null;
  }
}

function troublesOf({ status, town }: PhoneView): Trouble[] {
  if (status === null) return [];
  const found: Trouble[] = [];
  if (status.isClockWrong || status.protection === 'clock-wrong') found.push('clock-wrong');
  if (status.protection === 'paused') found.push('paused');
  else if (town !== null && town.seat !== 'out' && town.isLost) found.push('town-lost');
  else if (town !== null && town.seat === 'joining') found.push('joining');
  else if (town !== null && town.seat === 'out') found.push('join');
  else if (status.protection === 'unsupported') found.push('no-radio');
  else if (status.protection === 'off' || status.protection === 'no-permission')
    found.push(status.protection);
  if (status.lastGoodCheck === null) found.push('never-checked');
  else if (status.lastFailure !== null) found.push('check-failed');
  return found;
}
