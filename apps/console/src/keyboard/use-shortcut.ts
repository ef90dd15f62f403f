// SPDX-License-Identifier: GPL-3.0-only
import { createContext, useContext, useEffect, useRef } from 'react';
import { preferences } from '../preferences/preferences.ts';
import { isTypedInto, type Layer, type Shortcut, shortcuts } from './shortcuts.ts';

/** The layer that a part of the page belongs to. */
export const LayerContext = createContext<Layer>(shortcuts.page);

/** Runs a command on a key while the component is shown. @param isOn false takes it away */
export function useShortcut(
  keys: string,
  label: string,
  run: () => void,
  { group = 'screen', isOn = true }: { readonly group?: Shortcut['group']; readonly isOn?: boolean } = {},
): void {
  const layer = useContext(LayerContext);
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    if (!isOn || keys === '') return;
    return shortcuts.add({ keys, label, group, run: () => latest.current() }, layer);
  }, [keys, label, group, isOn, layer]);
}

/** Listens to the keys of the whole page. @returns stops it */
export function listenToKeys(): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || !preferences().hasShortcuts || isTypedInto(event.target)) return;
    // Enter and Space belong to what has the focus.
    const isOperated = event.target instanceof Element && event.target.closest('a, button, summary, label');
    if (isOperated && (event.key === 'Enter' || event.key === ' ')) return;
    if (shortcuts.press(event, event.timeStamp)) event.preventDefault();
  };
  addEventListener('keydown', onKey);
  return () => removeEventListener('keydown', onKey);
}
