// SPDX-License-Identifier: GPL-3.0-only
import type { DeskProblem } from '../desk/problem.ts';
import { unitText } from './format.ts';
import type { Language } from './use-language.ts';
import type { SharedTexts } from './vi/shared.ts';

export interface ToldProblem {
  readonly title: string;
  readonly detail: string;
}

/** A refusal in words: the desk's own, or ours where no desk said anything. */
export function tellProblem(t: SharedTexts, language: Language, problem: DeskProblem): ToldProblem {
  const own = t.problems[problem.code];
  const title = own?.[0] ?? (problem.title === '' ? t.problemOther : problem.title);
  const told = [own?.[1] ?? problem.detail];
  if (problem.triesLeft !== undefined) told.push(t.triesLeft(problem.triesLeft));
  if (problem.retryAfterSeconds !== undefined) {
    const seconds = Math.ceil(problem.retryAfterSeconds);
    const wait =
      seconds < 100
        ? unitText(language, seconds, 'second')
        : unitText(language, Math.ceil(seconds / 60), 'minute');
    told.push(t.waitFor(wait));
  }
  return { title, detail: told.filter((each) => each !== '').join(' ') };
}
