// SPDX-License-Identifier: GPL-3.0-only
// Light or dark: as the device is set unless the visitor says otherwise, remembered in this browser.
import { useState } from 'preact/hooks';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const storageName = 'bluezone.theme';

function remembered(): Theme {
  try {
    const kept = localStorage.getItem(storageName);
    return themes.find((theme) => theme === kept) ?? 'system';
  } catch {
    return 'system';
  }
}

function apply(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** Before anything is drawn, so that the page does not flash in the other colours. */
export function applyRememberedTheme(): void {
  apply(remembered());
}

export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState<Theme>(remembered);
  return [
    theme,
    (next) => {
      apply(next);
      setTheme(next);
      try {
        localStorage.setItem(storageName, next);
      } catch {
        // A browser that keeps nothing still shows the colours until the page is closed.
      }
    },
  ];
}
