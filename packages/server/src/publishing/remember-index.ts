// SPDX-License-Identifier: GPL-3.0-only
// Everybody fetches the same index: one look into the store serves all who ask within the same second.
import type { Store } from '../store/store.ts';
import { latestIndex } from './publish-index.ts';

type FoundIndex = Awaited<ReturnType<typeof latestIndex>>;

export interface RememberedIndex {
  /** The newest index, at most one second old by the clock. */
  current(): Promise<FoundIndex>;
  /** Looks into the store again at the next question: something was published here. */
  forget(): void;
}

/** Remembers the newest index of a store. `clock` gives unix seconds. */
export function rememberIndex(exposure: Store['exposure'], clock: () => number): RememberedIndex {
  let second = Number.NaN;
  let found: Promise<FoundIndex> | undefined;
  const forget = () => {
    found = undefined;
  };
  return {
    current() {
      const now = Math.floor(clock());
      if (found !== undefined && second === now) return found;
      second = now;
      const asked = latestIndex(exposure);
      asked.catch(forget);
      found = asked;
      return asked;
    },
    forget,
  };
}
