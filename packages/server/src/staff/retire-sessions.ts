// SPDX-License-Identifier: GPL-3.0-only
import type { StaffDesk } from './staff-desk.ts';

/** A used code of the second factor is not taken again for a minute and a half; after two its time is nobody's business. */
const stepsKept = 4;
const stepSeconds = 30;

/** Deletes sessions and logins that ended, failures that no longer lock, and when somebody logged in. */
export async function retireSessions({
  cases,
  settings,
  signInClock,
}: Pick<StaffDesk, 'cases' | 'settings' | 'signInClock'>): Promise<void> {
  const second = Math.floor(signInClock());
  await cases
    .deleteFrom('sessions')
    .where((e) =>
      e.or([
        e('created', '<=', second - settings.sessionSeconds),
        e('used', '<=', second - settings.sessionIdleSeconds),
      ]),
    )
    .execute();
  await cases.deleteFrom('tickets').where('expires', '<=', second).execute();
  const oldestStep = Math.floor(second / stepSeconds) - stepsKept;
  await cases.deleteFrom('factor_steps').where('step', '<', oldestStep).execute();
  await cases
    .deleteFrom('login_failures')
    .where('locked_until', '<=', second)
    .where('last', '<', second - settings.staffLockSeconds)
    .execute();
}
