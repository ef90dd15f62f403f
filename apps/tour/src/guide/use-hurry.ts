// SPDX-License-Identifier: GPL-3.0-only
// Lets the town run fast until what is awaited has happened, then as before: also when the page was reloaded meanwhile.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Town } from '../town/use-town.ts';

interface Hurry {
  /** What is awaited. */
  readonly key: string;
  readonly pace: number;
  readonly before: number;
}

export interface Hurrying {
  /** How fast the town was asked to run; null when it runs as it would. */
  readonly pace: number | null;
  start(pace: number): void;
  stop(): void;
}

const storageName = 'bluezone.hurry';

function remembered(): Hurry | null {
  try {
    const { key, pace, before } = JSON.parse(sessionStorage.getItem(storageName) ?? 'null') ?? {};
    return typeof key === 'string' && pace > 0 && before > 0 ? { key, pace, before } : null;
  } catch {
    return null;
  }
}

function remember(hurry: Hurry | null): void {
  try {
    if (hurry === null) sessionStorage.removeItem(storageName);
    else sessionStorage.setItem(storageName, JSON.stringify(hurry));
  } catch {
    // A browser that keeps nothing can still hurry until the page is closed.
  }
}

/** @param key names what is awaited; another key says that it happened; null when nothing is awaited */
export function useHurry({ client, state }: Town, key: string | null): Hurrying {
  const [hurry, setHurry] = useState<Hurry | null>(remembered);
  const wasSeen = useRef(false);

  function change(next: Hurry | null): void {
    wasSeen.current = false;
    remember(next);
    setHurry(next);
  }

  useEffect(() => {
    if (hurry === null) return;
    if (hurry.key !== key) {
      void client.pace(hurry.before);
      change(null);
    } else if (state.pace === hurry.pace) wasSeen.current = true;
    else if (wasSeen.current) change(null); // Somebody chose another pace since.
  });

  return {
    pace: hurry !== null && hurry.key === key ? hurry.pace : null,
    start(pace) {
      if (key === null) return;
      change({ key, pace, before: state.pace });
      void client.pace(pace);
    },
    stop() {
      if (hurry !== null) void client.pace(hurry.before);
      change(null);
    },
  };
}
