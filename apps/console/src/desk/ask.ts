// SPDX-License-Identifier: GPL-3.0-only
// Every call of a signed-in person goes through here: when the session has ended meanwhile, the call waits until the same person
// has signed in again, and is then made once more. So a form never loses what was typed, and no screen has to think of it.
import { isAtWork } from '../session/at-work.ts';
import { session } from '../session/session.ts';
import { answerOf } from './desk.ts';
import { DeskProblem } from './problem.ts';

/**
 * `ask(() => desk.GET('/v1/cases', { params: { query } }))`: what a good answer holds.
 *
 * @throws DeskProblem for every refusal but that of an ended session
 */
export async function ask<T>(
  call: () => Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  for (;;) {
    const { person } = session;
    try {
      const answer = await answerOf(call());
      if (isAtWork()) session.sawAnswer();
      return answer;
    } catch (error) {
      if (!(error instanceof DeskProblem) || !error.isSignedOut) throw error;
      if (session.person !== person) throw new DeskProblem({ code: 'page.other-person', status: -1 });
      session.lapse();
      await session.signedInAgain();
    }
  }
}
