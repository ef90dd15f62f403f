// SPDX-License-Identifier: GPL-3.0-only
// The whole town in a strip below the map. Only for the pointer: keys move the map itself.

import type { TourTown } from '@bluezone/simulator';
import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import type { MapEngine } from './map-engine.ts';
import { fitAll, mapX, mapY } from './view.ts';

interface Props {
  readonly town: TourTown;
  readonly engine: MapEngine | null;
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  onMoved(): void;
}

/** Towns less long than this, compared to their height, fit on the map without it. */
const LONG_TOWN = 2;

export const needsOverview = ({ bounds }: TourTown): boolean => bounds.width > LONG_TOWN * bounds.height;

export function MapOverview({ town, engine, canvas, onMoved }: Props) {
  const isPressed = useRef(false);

  function moveTo(event: PointerEvent): void {
    if (engine === null || canvas.current === null) return;
    const { left, top, width, height } = canvas.current.getBoundingClientRect();
    const size = { width, height };
    const whole = fitAll(town.bounds, size);
    engine.camera.moveTo(mapX(whole, size, event.clientX - left), mapY(whole, size, event.clientY - top));
    onMoved();
  }

  return (
    <div class="overview" aria-hidden="true">
      <canvas
        ref={canvas}
        onPointerDown={(event) => {
          isPressed.current = true;
          event.currentTarget.setPointerCapture(event.pointerId);
          moveTo(event);
        }}
        onPointerMove={(event) => isPressed.current && moveTo(event)}
        onPointerUp={() => {
          isPressed.current = false;
        }}
        onPointerCancel={() => {
          isPressed.current = false;
        }}
      />
    </div>
  );
}
