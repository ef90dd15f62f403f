// SPDX-License-Identifier: GPL-3.0-only
// Live time: seconds of the town per second of everybody's. What cannot be kept up with is not caught up: the town then
// runs more slowly than asked, and says so.

/** The longest move, seconds of the town: phones that want to wake do not wait longer than that. */
const longestMove = 30;
/** The shortest pause between two moves, milliseconds. */
const shortestPause = 20;
/** A town at rest moves every second. */
const longestPause = 1000;
/** What was reached is told over this time, milliseconds. */
const rememberedMilliseconds = 4000;

export const paceBounds = { least: 1, most: 3600 } as const;

export class Pacemaker {
  readonly #move: (to: number) => Promise<void>;
  #pace: number;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isRunning = false;
  #at = 0;
  #town = 0;
  #owed = 0;
  #reached: { readonly at: number; readonly town: number }[] = [];
  /** A move that failed stops the town. */
  onError: (error: unknown) => void = () => {};

  constructor(pace: number, move: (to: number) => Promise<void>) {
    this.#pace = pace;
    this.#move = move;
  }

  get pace(): number {
    return this.#pace;
  }

  set pace(pace: number) {
    this.#pace = pace;
    this.#reached = [];
    if (!this.#isRunning) return;
    if (this.#timer !== null) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#beat(), 0);
    }
  }

  /** Seconds of the town per second, lately. */
  get reached(): number {
    const first = this.#reached[0];
    const last = this.#reached.at(-1);
    if (first === undefined || last === undefined || last.at - first.at < 500) return this.#pace;
    return (1000 * (last.town - first.town)) / (last.at - first.at);
  }

  start(town: number): void {
    this.#town = town;
    this.#at = performance.now();
    this.#isRunning = true;
    this.#timer = setTimeout(() => void this.#beat(), 0);
  }

  stop(): void {
    this.#isRunning = false;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  async #beat(): Promise<void> {
    this.#timer = null;
    const at = performance.now();
    // What one move cannot do is given up, but for one more move.
    this.#owed = Math.min(this.#owed + ((at - this.#at) / 1000) * this.#pace, 2 * longestMove);
    this.#at = at;
    const seconds = Math.min(longestMove, Math.floor(this.#owed));
    if (seconds >= 1) {
      this.#owed -= seconds;
      try {
        await this.#move(this.#town + seconds);
        this.#town += seconds;
      } catch (error) {
        this.stop();
        this.onError(error);
        return;
      }
    }
    const now = performance.now();
    this.#reached = [
      ...this.#reached.filter((each) => each.at > now - rememberedMilliseconds),
      { at: now, town: this.#town },
    ];
    if (!this.#isRunning) return;
    const untilNext = (1000 * Math.max(1, Math.min(longestMove, this.#pace / 4) - this.#owed)) / this.#pace;
    const pause = Math.min(longestPause, Math.max(shortestPause, untilNext - (now - at)));
    this.#timer = setTimeout(() => void this.#beat(), pause);
  }
}
