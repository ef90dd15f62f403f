// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import type { Person } from './person.ts';
import { Session } from './session.ts';

const somebody = (username: string, idleAt = 1800): Person => ({
  ...{ username, name: username, role: 'investigator', level: 'national', province: null },
  ...{ communes: [], acts: [], idleAt, expiresAt: 43_200 },
});

/** @param ahead seconds that the desk's clock is ahead of this computer's */
function trial(ahead = 0) {
  let now = 0;
  const session = new Session(
    () => now,
    () => now + ahead,
  );
  return {
    session,
    pass: (seconds: number) => {
      now += seconds;
    },
  };
}

it('lets whoever waits go on once the person has signed in again', async () => {
  const { session } = trial();
  session.begin(somebody('an'));
  session.lapse();
  expect(session.state).toMatchObject({ name: 'lapsed', person: { username: 'an' } });
  let isOn = false;
  const waiting = session.signedInAgain().then(() => {
    isOn = true;
  });
  await Promise.resolve();
  expect(isOn).toBe(false);
  session.begin(somebody('an'));
  await waiting;
  expect(session.state.name).toBe('in');
});

it('ends what waits when the work is dropped', async () => {
  const { session } = trial();
  session.begin(somebody('an'));
  session.lapse();
  const waiting = session.signedInAgain();
  session.end();
  await expect(waiting).rejects.toThrow('page.signed-out');
  expect(session.person).toBe(null);
});

it('covers the work when nothing was asked for as long as the desk allows, and not before', () => {
  const { session, pass } = trial();
  session.begin(somebody('an', 1800));
  pass(1700);
  session.sawAnswer();
  pass(1700);
  session.lapseWhenIdle();
  expect(session.state.name).toBe('in');
  pass(101);
  session.lapseWhenIdle();
  expect(session.state.name).toBe('lapsed');
});

it('goes by the time that passes here, whatever the desk’s clock says', () => {
  const { session, pass } = trial(86_400);
  session.begin(somebody('an', 86_400 + 1800));
  pass(1799);
  session.lapseWhenIdle();
  expect(session.state.name).toBe('in');
  pass(2);
  session.lapseWhenIdle();
  expect(session.state.name).toBe('lapsed');
});

it('has nobody’s work to cover when nobody is signed in', () => {
  const { session } = trial();
  session.lapse();
  expect(session.state.name).toBe('asking');
  session.cannotTell();
  expect(session.state.name).toBe('unreachable');
});
