// SPDX-License-Identifier: GPL-3.0-only
// Whether the desk can be reached, as far as this page knows: by what the browser says, and by whether the last call came through.

export type Reach = 'online' | 'offline';

let isReached = true;
const listeners = new Set<() => void>();
const read = (): Reach => (navigator.onLine && isReached ? 'online' : 'offline');
let shown: Reach = read();

function look(): void {
  const now = read();
  if (now === shown) return;
  shown = now;
  for (const listener of listeners) listener();
}

export const connection = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  snapshot: (): Reach => shown,
  /** Told by every call. */
  came(isThrough: boolean): void {
    isReached = isThrough;
    look();
  },
};

addEventListener('online', () => {
  // The browser is back on a network: the next call shows whether the desk is.
  isReached = true;
  look();
});
addEventListener('offline', look);
