// SPDX-License-Identifier: GPL-3.0-only
// How somebody likes this console to look and to be operated. Nothing of a person, so it may lie in plain storage.

export interface Preferences {
  readonly language: 'vi' | 'en';
  readonly theme: 'system' | 'light' | 'dark';
  readonly isRailNarrow: boolean;
  /** Keys without Ctrl or Alt as commands; some people's aids type by themselves (WCAG 2.1.4). */
  readonly hasShortcuts: boolean;
}

export const themes = ['system', 'light', 'dark'] as const;

const firstPreferences: Preferences = {
  language: 'vi',
  theme: 'system',
  isRailNarrow: false,
  hasShortcuts: true,
};
const storageName = 'bluezone.console.preferences';

/** Reads what was kept; whatever is missing or unknown is as at first. */
export function readPreferences(text: string | null): Preferences {
  let kept: Record<string, unknown> = {};
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    if (typeof value === 'object' && value !== null) kept = value as Record<string, unknown>;
  } catch {
    return firstPreferences;
  }
  const { language, theme, isRailNarrow, hasShortcuts } = kept;
  return {
    language: language === 'en' ? 'en' : 'vi',
    theme: themes.find((each) => each === theme) ?? firstPreferences.theme,
    isRailNarrow: typeof isRailNarrow === 'boolean' ? isRailNarrow : firstPreferences.isRailNarrow,
    hasShortcuts: typeof hasShortcuts === 'boolean' ? hasShortcuts : firstPreferences.hasShortcuts,
  };
}

let current: Preferences | null = null;
const listeners = new Set<() => void>();

export function preferences(): Preferences {
  if (current !== null) return current;
  try {
    current = readPreferences(localStorage.getItem(storageName));
  } catch {
    current = firstPreferences;
  }
  return current;
}

/** Shows the choice on the whole document; called before anything is drawn. */
export function applyPreferences(): void {
  const { language, theme } = preferences();
  document.documentElement.lang = language;
  document.documentElement.dataset.theme = theme;
}

export function choose(change: Partial<Preferences>): void {
  current = { ...preferences(), ...change };
  try {
    localStorage.setItem(storageName, JSON.stringify(current));
  } catch {
    // A browser that keeps nothing still shows the choice until the page is closed.
  }
  applyPreferences();
  for (const listener of listeners) listener();
}

export function onPreferences(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
