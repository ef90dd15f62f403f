// SPDX-License-Identifier: GPL-3.0-only
// Who hears whom, as lines that come and go slowly instead of flickering with every answer.
import type { TourHeard } from '@bluezone/simulator';

/** Real milliseconds in which a line comes or goes. */
const FADE_MS = 900;
/** Lines beyond this many are not drawn. */
const MOST_LINES = 3000;
const FAINTEST_DBM = -95;
const STRONGEST_DBM = -50;

export interface HeardLines {
  readonly count: number;
  readonly a: Uint16Array;
  readonly b: Uint16Array;
  /** 0…1: how strongly they heard each other, and how far the line has faded in. */
  readonly strength: Float32Array;
  readonly shown: Float32Array;
  /** 1 when both heard each other, 0 when only one did. */
  readonly mutual: Uint8Array;
  /** Whether some line is still coming or going. */
  readonly isFading: boolean;
  tell(heard: Pick<TourHeard, 'hearer' | 'peer' | 'rssi'>, isAtOnce: boolean): void;
  /** @param passed real milliseconds since the last step */
  fade(passed: number): void;
}

export function createHeardLines(): HeardLines {
  const a = new Uint16Array(MOST_LINES);
  const b = new Uint16Array(MOST_LINES);
  const strength = new Float32Array(MOST_LINES);
  const shown = new Float32Array(MOST_LINES);
  const mutual = new Uint8Array(MOST_LINES);
  const wanted = new Uint8Array(MOST_LINES);
  let count = 0;
  let isFading = false;

  function drop(line: number): void {
    const last = --count;
    for (const column of [a, b, strength, shown, mutual, wanted]) column[line] = column[last] as number;
  }

  return {
    a,
    b,
    strength,
    shown,
    mutual,
    get count() {
      return count;
    },
    get isFading() {
      return isFading;
    },
    tell(heard, isAtOnce) {
      const lines = new Map<number, number>();
      for (let line = 0; line < count; line++) {
        lines.set(pairName(a[line] as number, b[line] as number), line);
        wanted[line] = 0;
      }
      const seen = new Map<number, boolean>();
      heard.hearer.forEach((hearer, n) => {
        const peer = heard.peer[n];
        if (peer === undefined || peer === hearer) return;
        const name = pairName(hearer, peer);
        let line = lines.get(name);
        if (line === undefined) {
          if (count === MOST_LINES) return;
          line = count++;
          lines.set(name, line);
          a[line] = Math.min(hearer, peer);
          b[line] = Math.max(hearer, peer);
          shown[line] = 0;
        }
        const isForward = hearer < peer;
        const other = seen.get(name);
        const now = strengthOf(heard.rssi[n] ?? FAINTEST_DBM);
        mutual[line] = other !== undefined && other !== isForward ? 1 : 0;
        strength[line] = other === undefined ? now : Math.max(now, strength[line] as number);
        if (other === undefined) seen.set(name, isForward);
        wanted[line] = 1;
      });
      isFading = true;
      if (isAtOnce) this.fade(FADE_MS);
    },
    fade(passed) {
      isFading = false;
      for (let line = count - 1; line >= 0; line--) {
        const target = wanted[line] as number;
        const value = shown[line] as number;
        const step = passed / FADE_MS;
        const next = target > value ? Math.min(target, value + step) : Math.max(target, value - step);
        shown[line] = next;
        if (next !== target) isFading = true;
        else if (next === 0) drop(line);
      }
    },
  };
}

/** People are fewer than 65,536. */
const pairName = (one: number, other: number): number => Math.min(one, other) * 65_536 + Math.max(one, other);

const strengthOf = (rssi: number): number =>
  Math.min(1, Math.max(0, (rssi - FAINTEST_DBM) / (STRONGEST_DBM - FAINTEST_DBM)));
