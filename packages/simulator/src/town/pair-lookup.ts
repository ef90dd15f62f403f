// SPDX-License-Identifier: GPL-3.0-only
// Pieces of pairs by person, so that a scan finds who is near without looking at others.
import { meanAttenuationDb, type StrengthModel } from '../air/strength-model.ts';
import type { PairPieces } from './pair-pieces.ts';
import type { TownChannel } from './town-channel.ts';

/** Who is in range of a person during a scan, by peer. Entries from `count` on are of earlier questions. */
export interface NearPeers {
  readonly count: number;
  readonly peer: Int32Array;
  /** The piece that covers most of the time; the earlier one when two cover the same. */
  readonly piece: Int32Array;
  /** Seconds that all pieces of the two cover. */
  readonly seconds: Float64Array;
}

export interface PairLookup {
  /** The pieces that questions are about. */
  readonly pieces: PairPieces;
  /** From now on questions are about these pieces, as long as they are valid. */
  prepare(pieces: PairPieces): void;
  /** Each peer in range of a wanted person at some time of [from, to); valid until the next question. */
  near(person: number, from: number, to: number): NearPeers;
  /** Mean attenuation of a piece, dB: distance, shadowing and walls. Reckoned once. */
  attenuationDb(piece: number): number;
}

/** @param wanted for each person, whether they will be asked about */
export function createPairLookup(
  wanted: readonly boolean[],
  strength: StrengthModel,
  channel: TownChannel,
): PairLookup {
  const people = wanted.length;
  const first = new Int32Array(people + 1);
  const next = new Int32Array(people + 1);
  const near = {
    count: 0,
    peer: new Int32Array(people),
    piece: new Int32Array(people),
    seconds: new Float64Array(people),
  };
  let pieces: PairPieces | undefined;
  let attenuations = new Float32Array(0);
  let entries = createEntries(0);

  /** Counts into `next` where the entries of each person begin, `keys` being their persons. */
  const turnCountsIntoBeginnings = () => {
    let sum = 0;
    for (let person = 0; person <= people; person++) {
      const count = next[person] as number;
      next[person] = sum;
      sum += count;
    }
    return sum;
  };

  return {
    get pieces() {
      return pieces as PairPieces;
    },
    prepare(of) {
      pieces = of;
      const { count, a, b, from, to } = of;
      if (entries.piece.length < 2 * count) {
        entries = createEntries(3 * count);
        attenuations = new Float32Array(2 * count);
      }
      attenuations.fill(Number.NaN, 0, count);
      // Two rounds of counting: by peer, then by person, which keeps those of one person in the order of peers.
      next.fill(0);
      for (let n = 0; n < count; n++) {
        const [one, other] = [a[n] as number, b[n] as number];
        if (wanted[one]) (next[other] as number)++;
        if (wanted[other]) (next[one] as number)++;
      }
      const total = turnCountsIntoBeginnings();
      const { byPeer, piece, peer, start, end } = entries;
      for (let n = 0; n < count; n++) {
        const [one, other] = [a[n] as number, b[n] as number];
        if (wanted[one]) byPeer[(next[other] as number)++] = 2 * n;
        if (wanted[other]) byPeer[(next[one] as number)++] = 2 * n + 1;
      }
      next.fill(0);
      for (let at = 0; at < total; at++) {
        const entry = byPeer[at] as number;
        (next[((entry & 1) === 0 ? a : b)[entry >>> 1] as number] as number)++;
      }
      turnCountsIntoBeginnings();
      first.set(next);
      for (let at = 0; at < total; at++) {
        const entry = byPeer[at] as number;
        const n = entry >>> 1;
        const isFirst = (entry & 1) === 0;
        const into = (next[(isFirst ? a : b)[n] as number] as number)++;
        piece[into] = n;
        peer[into] = (isFirst ? b : a)[n] as number;
        start[into] = from[n] as number;
        end[into] = to[n] as number;
      }
    },
    near(person, from, to) {
      const { piece, peer, start, end } = entries;
      const last = first[person + 1] as number;
      let count = 0;
      let current = -1;
      let most = 0;
      for (let at = first[person] as number; at < last; at++) {
        const begins = start[at] as number;
        const ends = end[at] as number;
        if (begins >= to || ends <= from) continue;
        const covered = Math.min(ends, to) - Math.max(begins, from);
        const who = peer[at] as number;
        if (who !== current) {
          current = who;
          near.peer[count] = who;
          near.seconds[count] = 0;
          count++;
          most = 0;
        }
        near.seconds[count - 1] = (near.seconds[count - 1] as number) + covered;
        if (covered < most) continue;
        if (covered === most && begins >= (pieces?.from[near.piece[count - 1] as number] as number)) continue;
        near.piece[count - 1] = piece[at] as number;
        most = covered;
      }
      near.count = count;
      return near;
    },
    attenuationDb(n) {
      const known = attenuations[n] as number;
      if (!Number.isNaN(known)) return known;
      const { a, b, sinceA, sinceB, bearing, walls, metres } = pieces as PairPieces;
      const loss = channel.lossDb(
        a[n] as number,
        b[n] as number,
        sinceA[n] as number,
        sinceB[n] as number,
        bearing[n] as number,
        walls[n] as number,
      );
      attenuations[n] = meanAttenuationDb(strength, metres[n] as number) + loss;
      return attenuations[n] as number;
    },
  };
}

/** Pieces seen from one of their two, in columns: twice as many as pieces. */
function createEntries(size: number) {
  return {
    byPeer: new Int32Array(size),
    piece: new Int32Array(size),
    peer: new Int32Array(size),
    start: new Uint32Array(size),
    end: new Uint32Array(size),
  };
}
