// SPDX-License-Identifier: GPL-3.0-only
import { type RefObject, useEffect } from 'react';

/**
 * Gives an element the focus when it appears, one frame later: a dialog that opens above another one holds the focus only from
 * then on, and until then the one below would take it back.
 */
export function useAutoFocus(element: RefObject<HTMLElement | null>, isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    const frame = requestAnimationFrame(() => element.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [element, isOn]);
}
