// SPDX-License-Identifier: GPL-3.0-only
// One phone, one page: two tabs of a browser must not write into one phone's memory at the same time. The seat in the town
// moves at once from tab to tab; the memory follows when the other page has put its phone away.

/** Lets another page have the phone. */
export type LetGo = () => void;

type Locks = Pick<LockManager, 'request'>;

/**
 * Waits for the phone of this name. Browsers without locks (no secure context) have nothing to wait for.
 *
 * @returns what lets it go; null when another page still had it after so many milliseconds
 */
export async function holdPhone(
  name: string,
  patienceMilliseconds: number,
  locks: Locks | undefined = globalThis.navigator?.locks,
): Promise<LetGo | null> {
  if (locks === undefined) return () => {};
  const asking = new AbortController();
  const patience = setTimeout(() => asking.abort(), patienceMilliseconds);
  return await new Promise((resolve) => {
    // The lock is held until this promise ends.
    const held = () => new Promise<void>((letGo) => resolve(() => letGo()));
    locks
      .request(name, { signal: asking.signal }, () => {
        clearTimeout(patience);
        return held();
      })
      .catch(() => {
        clearTimeout(patience);
        resolve(null);
      });
  });
}
