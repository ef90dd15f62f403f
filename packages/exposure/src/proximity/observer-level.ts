// SPDX-License-Identifier: GPL-3.0-only
// What everybody's signals have in common of late: where the observer carries the phone and what stands around it. One
// scan tells it badly and a way of carrying lasts, so it is a mean that forgets slowly. Three numbers per peer.

interface Decayed {
  sum: number;
  weight: number;
}

/** After so many seconds a scan weighs a third. */
const memorySeconds = 3600;
/** Fewer others tell more of their own distances than of the observer. */
const fewestOthers = 2;

/** Mean attenuation of all peers but one, as one observer hears them. */
export class ObserverLevel {
  private readonly peers = new Map<number, Decayed>();
  private readonly all: Decayed = { sum: 0, weight: 0 };
  private lastTime: number | null = null;

  /** Takes one peer's attenuation, dB, at a unix second not before the last. */
  take(peer: number, attenuation: number, time: number): void {
    this.decay(time);
    const own = this.peers.get(peer) ?? { sum: 0, weight: 0 };
    this.peers.set(peer, own);
    for (const mean of [own, this.all]) {
      mean.sum += attenuation;
      mean.weight++;
    }
  }

  /** Leaves out who has gone. */
  forget(peer: number): void {
    const own = this.peers.get(peer);
    if (own === undefined) return;
    this.all.sum -= own.sum;
    this.all.weight -= own.weight;
    this.peers.delete(peer);
  }

  /** Mean attenuation of everybody but one, dB; null with fewer than two others. */
  ofOthers(peer: number): number | null {
    const own = this.peers.get(peer);
    const others = this.peers.size - (own === undefined ? 0 : 1);
    if (others < fewestOthers) return null;
    return (this.all.sum - (own?.sum ?? 0)) / (this.all.weight - (own?.weight ?? 0));
  }

  private decay(time: number): void {
    const share = this.lastTime === null ? 1 : Math.exp((this.lastTime - time) / memorySeconds);
    this.lastTime = time;
    if (share === 1) return;
    for (const mean of [...this.peers.values(), this.all]) {
      mean.sum *= share;
      mean.weight *= share;
    }
  }
}
