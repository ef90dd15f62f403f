// SPDX-License-Identifier: GPL-3.0-only
// Columns of "these two were so far apart during this time", filled anew for each stretch of time.

/** Piece n: persons a[n] < b[n] were metres[n] apart during [from[n], to[n]). */
export interface PairPieces {
  /** How many entries of the columns count. */
  readonly count: number;
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Unix seconds, inclusive. */
  readonly from: Uint32Array;
  /** Unix seconds, exclusive. */
  readonly to: Uint32Array;
  readonly metres: Float32Array;
  /** Walls in between: 0 or 1. */
  readonly walls: Uint8Array;
  /** Unix seconds at which each of the two took up this position or motion: it names their posture. */
  readonly sinceA: Uint32Array;
  readonly sinceB: Uint32Array;
  /** Direction from a to b, radians from the east. */
  readonly bearing: Float32Array;
}

/** Columns that grow and are used again. */
export class GrowingPairPieces implements PairPieces {
  count = 0;
  a = new Int32Array(1024);
  b = new Int32Array(1024);
  from = new Uint32Array(1024);
  to = new Uint32Array(1024);
  metres = new Float32Array(1024);
  walls = new Uint8Array(1024);
  sinceA = new Uint32Array(1024);
  sinceB = new Uint32Array(1024);
  bearing = new Float32Array(1024);

  /** Makes room for one more and returns its index. */
  add(): number {
    if (this.count === this.a.length) this.#grow();
    return this.count++;
  }

  #grow(): void {
    const length = this.a.length * 2;
    const into = <T extends { set(from: T): void }>(longer: T, from: T): T => {
      longer.set(from);
      return longer;
    };
    this.a = into(new Int32Array(length), this.a);
    this.b = into(new Int32Array(length), this.b);
    this.from = into(new Uint32Array(length), this.from);
    this.to = into(new Uint32Array(length), this.to);
    this.metres = into(new Float32Array(length), this.metres);
    this.walls = into(new Uint8Array(length), this.walls);
    this.sinceA = into(new Uint32Array(length), this.sinceA);
    this.sinceB = into(new Uint32Array(length), this.sinceB);
    this.bearing = into(new Float32Array(length), this.bearing);
  }
}
