// SPDX-License-Identifier: GPL-3.0-only
// Ties the map's engine to the page: sizes, colours, wishes for less motion, and whether anybody looks.
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Town } from '../town/use-town.ts';
import { MapEngine } from './map-engine.ts';
import { createTrackSource } from './track-source.ts';

export interface MapElements {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly map: RefObject<HTMLCanvasElement | null>;
  readonly overview: RefObject<HTMLCanvasElement | null>;
  readonly probe: RefObject<HTMLElement | null>;
}

/** @param onView called whenever the view changes, which may be with every frame */
export function useMapEngine(town: Town, elements: MapElements, onView: () => void): MapEngine | null {
  const [engine, setEngine] = useState<MapEngine | null>(null);
  const { client, clock, pace } = town;
  const { box, map, overview, probe } = elements;
  useEffect(() => {
    if (!box.current || !map.current || !probe.current) return;
    const source = createTrackSource(client, () => made.lookSoon());
    const made = new MapEngine({
      town: town.town,
      canvases: {
        map: map.current,
        overview: overview.current,
        probe: probe.current,
      },
      clock,
      pace,
      tracks: (now) => {
        source.look(clock(), pace(), now);
        return source.tracks;
      },
      onView,
    });
    const away = new AbortController();
    const { signal } = away;
    const sizes = new ResizeObserver((entries) => {
      for (const { target, contentRect } of entries) {
        if (target === overview.current) made.resizeOverview(contentRect.width, contentRect.height);
        else made.resize(contentRect.width, contentRect.height, devicePixelRatio);
      }
    });
    sizes.observe(box.current);
    if (overview.current !== null) sizes.observe(overview.current);
    const lessMotion = matchMedia('(prefers-reduced-motion: reduce)');
    made.reduceMotion(lessMotion.matches);
    lessMotion.addEventListener('change', () => made.reduceMotion(lessMotion.matches), { signal });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => made.repaint(), { signal });
    const theme = new MutationObserver(() => made.repaint());
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    document.addEventListener('visibilitychange', () => (document.hidden ? made.rest() : made.lookSoon()), {
      signal,
    });
    setEngine(made);
    return () => {
      setEngine(null);
      made.stop();
      source.stop();
      sizes.disconnect();
      theme.disconnect();
      away.abort();
    };
  }, [town.town, client, clock, pace, onView, box, map, overview, probe]);
  useEffect(() => engine?.tellStates(town.state.people), [engine, town.state.people]);
  useEffect(() => engine?.choose(town.chosen, true), [engine, town.chosen]);
  return engine;
}
