// SPDX-License-Identifier: GPL-3.0-only
// Everybody fetches the same index: one look into the store serves all who ask within a second. The second is one of
// real time, however fast the server's clock goes, since it is another process that may have published meanwhile.
import type { Store } from '../store/store.ts';
import { latestIndex } from './publish-index.ts';

type FoundIndex = Awaited<ReturnType<typeof latestIndex>>;

export interface RememberedIndex {
  /** The newest index, at most one second old. */
  current(): Promise<FoundIndex>;
  /** Looks into the store again at the next question: something was published here. */
  forget(): void;
}

/** Remembers the newest index of a store. `milliseconds` gives real time from any beginning on. */
export function rememberIndex(
  exposure: Store['exposure'],
  milliseconds: () => number = () => performance.now(),
): RememberedIndex {
  let lookedAt = Number.NEGATIVE_INFINITY;
  let found: Promise<FoundIndex> | undefined;
  const forget = () => {
    found = undefined;
  };
  return {
    current() {
      const now = milliseconds();
      if (found !== undefined && now - lookedAt < 1000) return found;
      lookedAt = now;
      const asked = latestIndex(exposure);
      asked.catch(forget);
      found = asked;
      return asked;
    },
    forget,
  };
}
