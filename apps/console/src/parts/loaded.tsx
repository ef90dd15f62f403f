// SPDX-License-Identifier: GPL-3.0-only
// What a query of react-query holds, or why not yet. What was there before stays on the screen while it is asked anew, and also
// when that fails.
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Waiting } from './empty.tsx';
import { ProblemNote } from './problem-note.tsx';

interface LoadedProps<T> {
  readonly query: UseQueryResult<T>;
  readonly children: (value: T) => ReactNode;
}

export function Loaded<T>({ query, children }: LoadedProps<T>) {
  const { data, error } = query;
  if (data === undefined)
    return error === null ? <Waiting /> : <ProblemNote error={error} onAgain={() => void query.refetch()} />;
  return (
    <>
      <ProblemNote error={error} onAgain={() => void query.refetch()} />
      {children(data)}
    </>
  );
}
