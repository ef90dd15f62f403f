// SPDX-License-Identifier: GPL-3.0-only
// What this browser remembers of a phone's place in the town, apart from what the phone itself holds: enough to take the
// same place again after a reload. A browser that remembers nothing can still join.

export interface JoinPass {
  /** Which town: another one needs another phone. */
  readonly town: string;
  /** Whose phone it is there; null while it was in nobody's place. Another resident needs another phone. */
  readonly person: number | null;
  /** Shown to get the same seat back. */
  readonly ticket: string | null;
  /** When this phone was in the town for the first time, by the town's clock; null while it never was. */
  readonly since: number | null;
  /** It was told the past before that. */
  readonly knowsPast: boolean;
}

export function freshPass(town: string): JoinPass {
  return { town, person: null, ticket: null, since: null, knowsPast: false };
}

/** The passes of one phone of this browser, by the phone's name. */
export interface PassKeeper {
  /** The pass for a town; null when there is none, or only one for another town. */
  read(town: string): JoinPass | null;
  /** null forgets it. */
  write(pass: JoinPass | null): void;
  /** Whether the visitor is in the town with this very tab: when its page is loaded again, it joins by itself. */
  isInHere(): boolean;
  markInHere(isIn: boolean): void;
}

export function passKeeper(name: string): PassKeeper {
  return {
    read(town) {
      try {
        const pass: unknown = JSON.parse(localStorage.getItem(name) ?? 'null');
        return isPass(pass) && pass.town === town ? pass : null;
      } catch {
        return null;
      }
    },
    write(pass) {
      try {
        if (pass === null) localStorage.removeItem(name);
        else localStorage.setItem(name, JSON.stringify(pass));
      } catch {
        // A browser that keeps nothing begins anew when the page is loaded again.
      }
    },
    isInHere() {
      try {
        return sessionStorage.getItem(name) !== null;
      } catch {
        return false;
      }
    },
    markInHere(isIn) {
      try {
        if (isIn) sessionStorage.setItem(name, 'in');
        else sessionStorage.removeItem(name);
      } catch {
        // Then the visitor joins again by hand.
      }
    },
  };
}

function isPass(value: unknown): value is JoinPass {
  if (typeof value !== 'object' || value === null) return false;
  const { town, person, ticket, since, knowsPast } = value as Partial<Record<keyof JoinPass, unknown>>;
  return (
    typeof town === 'string' &&
    (person === null || Number.isSafeInteger(person)) &&
    (ticket === null || (typeof ticket === 'string' && /^[0-9a-f]{32}$/.test(ticket))) &&
    (since === null || Number.isSafeInteger(since)) &&
    typeof knowsPast === 'boolean'
  );
}
