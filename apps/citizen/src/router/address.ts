// SPDX-License-Identifier: GPL-3.0-only
// Where the visitor is: an address below the app's base, kept in the browser's history.
import { useEffect, useState } from 'preact/hooks';

/** "/app/" as built; addresses inside the app begin with "/". */
const base = import.meta.env.BASE_URL.replace(/\/$/, '');

const listeners = new Set<() => void>();

/** "/history/2026-06-01"; without a slash at its end, "/" for the first. */
export function currentAddress(): string {
  const { pathname } = location;
  const inside = pathname.startsWith(base) ? pathname.slice(base.length) : pathname;
  return inside.replace(/\/+$/, '') || '/';
}

/** What a link to an address inside the app holds. */
export function hrefOf(address: string): string {
  return `${base}${address}`;
}

function tell(): void {
  for (const listener of listeners) listener();
}

/** Goes to an address inside the app. @param how replace: the back button skips where one was */
export function go(address: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') history.pushState({ isInside: true }, '', hrefOf(address));
  else history.replaceState(history.state, '', hrefOf(address));
  tell();
}

/** Back to where one came from inside the app, or to a given address when one came from outside. */
export function goBack(otherwise: string): void {
  if ((history.state as { isInside?: boolean } | null)?.isInside === true) history.back();
  else go(otherwise, 'replace');
}

/** Calls whenever the address may be another. */
export function followAddress(look: () => void): void {
  listeners.add(look);
  addEventListener('popstate', look);
}

/** The address, kept up to date. */
export function useAddress(): string {
  const [address, setAddress] = useState(currentAddress);
  useEffect(() => {
    const look = () => setAddress(currentAddress());
    listeners.add(look);
    addEventListener('popstate', look);
    look();
    return () => {
      listeners.delete(look);
      removeEventListener('popstate', look);
    };
  }, []);
  return address;
}
