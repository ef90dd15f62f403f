// SPDX-License-Identifier: GPL-3.0-only
// What this browser remembers of its place in the town, apart from what the phone itself holds: enough to take the same
// place again after a reload. A browser that remembers nothing can still join.

export interface JoinPass {
  /** Which town, and whose place: another town needs another phone. */
  readonly town: string;
  /** Shown to get the same seat back. */
  readonly ticket: string | null;
  /** When this phone was in the town for the first time, by the town's clock; null while it never was. */
  readonly since: number | null;
  /** It was told the past before that. */
  readonly knowsPast: boolean;
}

const name = 'bluezone.join';

export function freshPass(town: string): JoinPass {
  return { town, ticket: null, since: null, knowsPast: false };
}

/** The pass for a town; null when there is none, or only one for another town. */
export function readPass(town: string): JoinPass | null {
  try {
    const pass = JSON.parse(localStorage.getItem(name) ?? 'null') as Partial<JoinPass> | null;
    const isWhole =
      pass !== null &&
      pass.town === town &&
      (pass.ticket === null || /^[0-9a-f]{32}$/.test(String(pass.ticket))) &&
      (pass.since === null || Number.isSafeInteger(pass.since)) &&
      typeof pass.knowsPast === 'boolean';
    return isWhole ? (pass as JoinPass) : null;
  } catch {
    return null;
  }
}

export function writePass(pass: JoinPass | null): void {
  try {
    if (pass === null) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(pass));
  } catch {
    // A browser that keeps nothing begins anew when the page is loaded again.
  }
}

/** Whether the visitor is in the town with this very tab: when its page is loaded again, it joins by itself. */
export function isInHere(): boolean {
  try {
    return sessionStorage.getItem(name) !== null;
  } catch {
    return false;
  }
}

export function markInHere(isIn: boolean): void {
  try {
    if (isIn) sessionStorage.setItem(name, 'in');
    else sessionStorage.removeItem(name);
  } catch {
    // Then the visitor joins again by hand.
  }
}
