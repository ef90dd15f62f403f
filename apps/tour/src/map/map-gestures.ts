// SPDX-License-Identifier: GPL-3.0-only
// Pointer, wheel and keys on the map.
import type { MapEngine } from './map-engine.ts';

/** Below this many pixels a press is a click. */
const CLICK_REACH = 6;
const POINTER_REACH = 8;
const FINGER_REACH = 16;
const KEY_PAN_SHARE = 0.15;
const KEY_ZOOM = 1.5;

export interface GestureTargets {
  /** Somebody was clicked, or nobody. */
  onPick(person: number | null): void;
  /** The visitor moved the view, to the side or else nearer and farther, by key or else by hand. */
  onMoved(isPan: boolean, byKey: boolean): void;
}

/** @returns what takes the listeners away again */
export function listenToGestures(box: HTMLElement, engine: MapEngine, targets: GestureTargets): () => void {
  const pointers = new Map<number, { x: number; y: number }>();
  let pressedAt: { x: number; y: number } | null = null;
  const away = new AbortController();
  const { signal } = away;

  const placeOf = (event: MouseEvent): { x: number; y: number } => {
    const { left, top } = box.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };

  box.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0) return;
      const at = placeOf(event);
      pressedAt = pointers.size === 0 ? at : null;
      pointers.set(event.pointerId, at);
      box.setPointerCapture(event.pointerId);
    },
    { signal },
  );
  box.addEventListener(
    'pointermove',
    (event) => {
      const before = pointers.get(event.pointerId);
      const at = placeOf(event);
      if (before === undefined) {
        const person = engine.personAt(at.x, at.y, POINTER_REACH);
        box.classList.toggle('on-person', person !== null);
        engine.hover(person);
        return;
      }
      if (pressedAt !== null && Math.hypot(at.x - pressedAt.x, at.y - pressedAt.y) < CLICK_REACH) return;
      pressedAt = null;
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
      if (other === undefined) engine.camera.panBy(at.x - before.x, at.y - before.y);
      else {
        const spread = Math.hypot(at.x - other.x, at.y - other.y);
        const spreadBefore = Math.max(1, Math.hypot(before.x - other.x, before.y - other.y));
        engine.camera.panBy((at.x - before.x) / 2, (at.y - before.y) / 2);
        engine.camera.zoomBy((at.x + other.x) / 2, (at.y + other.y) / 2, spread / spreadBefore);
      }
      pointers.set(event.pointerId, at);
      targets.onMoved(true, false);
    },
    { signal },
  );
  const release = (event: PointerEvent): void => {
    if (!pointers.delete(event.pointerId) || pressedAt === null || event.type === 'pointercancel') return;
    const reach = event.pointerType === 'mouse' ? POINTER_REACH : FINGER_REACH;
    targets.onPick(engine.personAt(pressedAt.x, pressedAt.y, reach));
    pressedAt = null;
  };
  box.addEventListener('pointerup', release, { signal });
  box.addEventListener('pointercancel', release, { signal });
  box.addEventListener('pointerleave', () => engine.hover(null), { signal });
  box.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const { x, y } = placeOf(event);
      const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 30 : event.deltaY;
      // Browsers tell of a pinch on a touch pad as a wheel with the control key, in much smaller steps.
      engine.camera.zoomBy(x, y, Math.exp(-pixels * (event.ctrlKey ? 0.01 : 0.0016)));
      targets.onMoved(false, false);
    },
    { signal, passive: false },
  );
  box.addEventListener(
    'keydown',
    (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || !press(event.key)) return;
      event.preventDefault();
      targets.onMoved(event.key.startsWith('Arrow') || event.key === 'Home', true);
    },
    { signal },
  );

  function press(key: string): boolean {
    const { width, height } = engine.camera.size;
    const [dx, dy] = [width * KEY_PAN_SHARE, height * KEY_PAN_SHARE];
    if (key === 'ArrowLeft') engine.camera.panBy(dx, 0);
    else if (key === 'ArrowRight') engine.camera.panBy(-dx, 0);
    else if (key === 'ArrowUp') engine.camera.panBy(0, dy);
    else if (key === 'ArrowDown') engine.camera.panBy(0, -dy);
    else if (key === '+' || key === '=') engine.camera.zoomMiddleBy(KEY_ZOOM);
    else if (key === '-' || key === '_') engine.camera.zoomMiddleBy(1 / KEY_ZOOM);
    else if (key === 'Home') engine.camera.fit();
    else return false;
    return true;
  }

  return () => away.abort();
}
