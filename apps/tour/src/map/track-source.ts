// SPDX-License-Identifier: GPL-3.0-only
// Fetches the next window of tracks before the present one ends.
import type { TownClient } from '../town/town-client.ts';
import { loadTracks, nextWindow, type Tracks } from './tracks.ts';

/** Real milliseconds between two requests, whatever is answered. */
const LEAST_PAUSE_MS = 1000;
const RETRY_MS = 3000;

export interface TrackSource {
  readonly tracks: Tracks | null;
  /** Asks for more when there is need. @param now real milliseconds */
  look(clock: number, pace: number, now: number): void;
  stop(): void;
}

export function createTrackSource(client: Pick<TownClient, 'tracks'>, onTracks: () => void): TrackSource {
  let tracks: Tracks | null = null;
  let isAsking = false;
  let notBefore = 0;
  let isStopped = false;
  return {
    get tracks() {
      return tracks;
    },
    look(clock, pace, now) {
      if (isAsking || isStopped || now < notBefore || clock <= 0) return;
      const window = nextWindow(clock, pace, tracks);
      if (window === null) return;
      isAsking = true;
      void client.tracks(window.from, window.to).then((answer) => {
        isAsking = false;
        if (isStopped) return;
        notBefore = now + (answer.kind === 'ok' ? LEAST_PAUSE_MS : RETRY_MS);
        if (answer.kind !== 'ok') return;
        tracks = loadTracks(answer.value);
        onTracks();
      });
    },
    stop() {
      isStopped = true;
    },
  };
}
