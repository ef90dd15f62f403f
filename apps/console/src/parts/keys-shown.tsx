// SPDX-License-Identifier: GPL-3.0-only
// A shortcut as it stands on its button. Not read out: screen readers have their own ways, and the help overlay lists all.
import { usePreferences } from '../preferences/use-preferences.ts';

const names: Readonly<Record<string, string>> = {
  Enter: '⏎',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  ' ': '␣',
};

export function KeysShown({ keys }: { readonly keys: string }) {
  const { hasShortcuts } = usePreferences();
  if (!hasShortcuts) return null;
  const shown = keys === ' ' ? [' '] : keys.split(' ');
  return (
    <span aria-hidden="true">
      <kbd>{shown.map((key) => names[key] ?? key).join(' ')}</kbd>
    </span>
  );
}
