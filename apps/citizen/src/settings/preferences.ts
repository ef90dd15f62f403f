// SPDX-License-Identifier: GPL-3.0-only
// What the owner chose about the face of the app: nothing of it tells where they were or whom they met, so it may lie in the
// browser's plain storage, where it is at hand before the first thing is drawn.

export interface Preferences {
  readonly language: 'vi' | 'en';
  readonly theme: 'system' | 'light' | 'dark';
  /** Per cent. */
  readonly textSize: 100 | 125 | 150 | 200;
  readonly reducedMotion: boolean;
  readonly notifications: boolean;
  readonly largeOnWifiOnly: boolean;
  /** The first run was gone through. */
  readonly isWelcomed: boolean;
}

export const textSizes = [100, 125, 150, 200] as const;
export const themes = ['system', 'light', 'dark'] as const;

export const firstPreferences: Preferences = {
  language: 'vi',
  theme: 'system',
  textSize: 100,
  reducedMotion: false,
  notifications: true,
  largeOnWifiOnly: true,
  isWelcomed: false,
};

const storageName = 'bluezone.citizen.preferences';

/** Reads what was kept; whatever is missing or unknown is as at first. */
export function readPreferences(text: string | null): Preferences {
  let kept: Record<string, unknown> = {};
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    if (typeof value === 'object' && value !== null) kept = value as Record<string, unknown>;
  } catch {
    return firstPreferences;
  }
  const flag = (name: keyof Preferences) =>
    typeof kept[name] === 'boolean' ? (kept[name] as boolean) : (firstPreferences[name] as boolean);
  return {
    language: kept.language === 'en' ? 'en' : 'vi',
    theme: themes.find((theme) => theme === kept.theme) ?? firstPreferences.theme,
    textSize: textSizes.find((size) => size === kept.textSize) ?? firstPreferences.textSize,
    reducedMotion: flag('reducedMotion'),
    notifications: flag('notifications'),
    largeOnWifiOnly: flag('largeOnWifiOnly'),
    isWelcomed: flag('isWelcomed'),
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

/** Shows the choice on the whole document. Called before anything is drawn, so that nothing flashes or moves. */
export function applyPreferences(): void {
  const { language, theme, textSize, reducedMotion } = preferences();
  const root = document.documentElement;
  root.lang = language;
  root.dataset.theme = theme;
  root.dataset.textSize = String(textSize);
  root.dataset.motion = reducedMotion ? 'reduced' : 'system';
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

/** Everything as at first, as after an installation. */
export function forgetPreferences(): void {
  try {
    localStorage.removeItem(storageName);
  } catch {
    // There is nothing to forget.
  }
  current = firstPreferences;
  applyPreferences();
  for (const listener of listeners) listener();
}

export function onPreferences(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
