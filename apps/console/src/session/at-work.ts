// SPDX-License-Identifier: GPL-3.0-only
// Whether somebody is working at this page just now. What the page asks by itself (a list looked at again, a queue tried again)
// must not keep a session alive for a computer that nobody sits at.

/** Milliseconds after a key or a press within which what is asked counts as theirs. */
const counts = 60_000;
let latest = performance.now();

/** Begins to watch; once, at the start. */
export function watchForWork(): void {
  const seen = () => {
    latest = performance.now();
  };
  for (const kind of ['keydown', 'pointerdown', 'wheel'] as const)
    addEventListener(kind, seen, { capture: true, passive: true });
}

export function isAtWork(): boolean {
  return performance.now() - latest < counts;
}
