// SPDX-License-Identifier: GPL-3.0-only
import { answerOf, desk } from '../desk/desk.ts';
import { problemOf } from '../desk/problem.ts';
import { session } from '../session/session.ts';

/** At the start, and when the desk could not be reached then: is somebody signed in already? */
export async function askWhoIsIn(): Promise<void> {
  session.askAgain();
  try {
    session.begin(await answerOf(desk.GET('/v1/staff/me')));
  } catch (error) {
    if (problemOf(error).isPassing) session.cannotTell();
    else session.end();
  }
}
