// SPDX-License-Identifier: GPL-3.0-only
// Asks again and again who hears whom: those around the chosen one, and everybody in view when that is few enough.
import { useEffect } from 'preact/hooks';
import type { Town } from '../town/use-town.ts';
import type { MapEngine } from './map-engine.ts';

const CALM_PAUSE_MS = 5000;
const BRISK_PAUSE_MS = 2500;
/** Pixels per metre from which lines between all people in view are drawn. */
const ALL_LINES_FROM = 3;
const MOST_IN_VIEW = 150;
/** The server answers for no more at once. */
const MOST_ASKED = 400;

export function useHeard(town: Town, engine: MapEngine | null, isWanted: boolean): void {
  const { client, chosen, pace } = town;
  useEffect(() => {
    if (engine === null) return;
    if (!isWanted) {
      engine.tellHeard({ hearer: [], peer: [], rssi: [] });
      return;
    }
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let around: number[] = [];

    async function look(view: MapEngine): Promise<void> {
      clearTimeout(timer);
      const seen =
        view.hasPeople && view.camera.view.scale >= ALL_LINES_FROM ? view.peopleInView(MOST_IN_VIEW + 1) : [];
      const all = new Set(seen.length > MOST_IN_VIEW ? [] : seen);
      const asked = [...new Set([...(chosen === null ? [] : [chosen, ...around]), ...all])].slice(
        0,
        MOST_ASKED,
      );
      if (asked.length === 0 || document.hidden) {
        view.tellHeard({ hearer: [], peer: [], rssi: [] });
      } else {
        const answer = await client.heard(asked);
        if (isOver) return;
        if (answer.kind === 'ok') {
          const { hearer, peer, rssi } = answer.value;
          const wanted = hearer
            .map((each, n) => ({ hearer: each, peer: peer[n] as number, rssi: rssi[n] as number }))
            .filter((line) => all.has(line.hearer) || line.hearer === chosen || line.peer === chosen);
          // Those whom the chosen one hears are asked next time whether they hear them too.
          around = wanted.filter((line) => line.hearer === chosen).map((line) => line.peer);
          view.tellHeard({
            hearer: wanted.map((line) => line.hearer),
            peer: wanted.map((line) => line.peer),
            rssi: wanted.map((line) => line.rssi),
          });
        }
      }
      if (!isOver) timer = setTimeout(() => void look(view), pace() > 1.5 ? BRISK_PAUSE_MS : CALM_PAUSE_MS);
    }
    void look(engine);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [engine, client, chosen, pace, isWanted]);
}
