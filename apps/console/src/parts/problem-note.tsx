// SPDX-License-Identifier: GPL-3.0-only
// Why something came to nothing, in the desk's words and with what to do; the code stands beside it for support.
import { useEffect } from 'react';
import { problemOf } from '../desk/problem.ts';
import { tellProblem } from '../language/tell-problem.ts';
import { useLanguage } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { announce } from './announce.tsx';
import { Button } from './button.tsx';
import { Note } from './note.tsx';

interface ProblemNoteProps {
  /** As a query or a mutation of react-query holds it; null for none. */
  readonly error: unknown;
  readonly onAgain?: (() => void) | undefined;
}

export function ProblemNote({ error, onAgain }: ProblemNoteProps) {
  const language = useLanguage();
  const t = useShared();
  const problem = error === null || error === undefined ? null : problemOf(error);
  const told = problem === null ? null : tellProblem(t, language, problem);
  const heard = told === null ? '' : `${told.title}. ${told.detail}`;
  useEffect(() => {
    if (heard !== '') announce(heard);
  }, [heard]);
  if (problem === null || told === null) return null;
  return (
    <Note tone="wrong" title={told.title}>
      {told.detail !== '' && <p>{told.detail}</p>}
      <p className="small soft">{t.problemCode(problem.code)}</p>
      {onAgain !== undefined && (
        <div className="buttons">
          <Button onPress={onAgain}>{t.again}</Button>
        </div>
      )}
    </Note>
  );
}
