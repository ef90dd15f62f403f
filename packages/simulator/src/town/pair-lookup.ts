// SPDX-License-Identifier: GPL-3.0-only
// Pieces of pairs by person, so that a scan finds who is near without looking at others.
import { meanAttenuationDb, type StrengthModel } from '../air/strength-model.ts';
import type { PairPieces } from './pair-pieces.ts';
import type { TownChannel } from './town-channel.ts';

export interface PairLookup {
  readonly pieces: PairPieces;
  /**
   * Calls `visit` once for each peer in range of `person` at some time of [from, to): with the piece that covers most
   * of it and the seconds that all their pieces cover.
   */
  forEachNear(
    person: number,
    from: number,
    to: number,
    visit: (peer: number, piece: number, seconds: number) => void,
  ): void;
  /** Mean attenuation of a piece, dB: distance, shadowing and walls. Reckoned once. */
  attenuationDb(piece: number): number;
}

/** Valid as long as the pieces are. */
export function createPairLookup(
  pieces: PairPieces,
  people: number,
  strength: StrengthModel,
  channel: TownChannel,
): PairLookup {
  const first = new Int32Array(people + 1);
  for (let n = 0; n < pieces.count; n++) {
    (first[(pieces.a[n] as number) + 1] as number)++;
    (first[(pieces.b[n] as number) + 1] as number)++;
  }
  for (let person = 0; person < people; person++) {
    first[person + 1] = (first[person + 1] as number) + (first[person] as number);
  }
  const next = first.slice(0, people);
  const own = new Int32Array(pieces.count * 2);
  const put = (person: number, n: number) => {
    const at = next[person] as number;
    own[at] = n;
    next[person] = at + 1;
  };
  for (let n = 0; n < pieces.count; n++) {
    put(pieces.a[n] as number, n);
    put(pieces.b[n] as number, n);
  }
  const attenuations = new Float32Array(pieces.count).fill(Number.NaN);
  const seconds = new Float64Array(people);
  const best = new Int32Array(people);
  const bestSeconds = new Float64Array(people);
  const peers: number[] = [];

  return {
    pieces,
    forEachNear(person, from, to, visit) {
      peers.length = 0;
      const end = first[person + 1] as number;
      for (let at = first[person] as number; at < end; at++) {
        const n = own[at] as number;
        const start = pieces.from[n] as number;
        if (start >= to) continue;
        const stop = pieces.to[n] as number;
        if (stop <= from) continue;
        const covered = Math.min(stop, to) - Math.max(start, from);
        const a = pieces.a[n] as number;
        const peer = a === person ? (pieces.b[n] as number) : a;
        if (seconds[peer] === 0) {
          peers.push(peer);
          bestSeconds[peer] = 0;
        }
        seconds[peer] = (seconds[peer] as number) + covered;
        const better = covered > (bestSeconds[peer] as number);
        const earlier =
          covered === bestSeconds[peer] && start < (pieces.from[best[peer] as number] as number);
        if (!better && !earlier) continue;
        best[peer] = n;
        bestSeconds[peer] = covered;
      }
      for (const peer of peers) {
        const total = seconds[peer] as number;
        seconds[peer] = 0;
        visit(peer, best[peer] as number, total);
      }
    },
    attenuationDb(n) {
      const known = attenuations[n] as number;
      if (!Number.isNaN(known)) return known;
      const loss = channel.lossDb(
        pieces.a[n] as number,
        pieces.b[n] as number,
        pieces.sinceA[n] as number,
        pieces.sinceB[n] as number,
        pieces.bearing[n] as number,
        pieces.walls[n] as number,
      );
      attenuations[n] = meanAttenuationDb(strength, pieces.metres[n] as number) + loss;
      return attenuations[n] as number;
    },
  };
}
