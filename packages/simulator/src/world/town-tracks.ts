// SPDX-License-Identifier: GPL-3.0-only
// Where everybody in a town is, as the page draws it: what differs by less than a step of somebody's foot is the same.

import type { TourTracks } from '../tour/tour-api.ts';
import { pieceAt } from '../town/day-tracks.ts';
import { positionAt, type TownLife } from '../town/town-life.ts';
import { createTourTracks } from './write-tracks.ts';

/** Everybody's ways during [from, to), whole unix seconds. */
export function townTracks(life: TownLife, from: number, to: number): TourTracks {
  const writer = createTourTracks(from, to);
  for (const { id } of life.town.residents) {
    writer.begin();
    for (let at = from; at < to; ) {
      const tracks = life.tracksAt(at);
      for (let p = pieceAt(tracks, id, at); p < (tracks.first[id + 1] as number); p++) {
        const start = Math.max(from, tracks.start[p] as number);
        const end = Math.min(to, tracks.end[p] as number);
        if (start >= to) break;
        writer.add(start, end, positionAt(tracks, p, start), positionAt(tracks, p, end));
      }
      at = tracks.to;
    }
  }
  return writer.finish();
}
