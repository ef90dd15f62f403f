// SPDX-License-Identifier: GPL-3.0-only
// Leaves a sender alone that fails again and again: nobody's message waits for it meanwhile, and it gets time to recover.

export interface CircuitOptions {
  /** Failures in a row that open it. */
  readonly failures: number;
  /** How long it stays open first, milliseconds; twice as long after each trial that fails. */
  readonly openMs: number;
  readonly longestOpenMs: number;
}

export const defaultCircuit: CircuitOptions = { failures: 5, openMs: 15_000, longestOpenMs: 300_000 };

/** Closed: all may pass. Open: nobody. When its time is over one trial passes, which closes it or opens it for longer. */
export class Circuit {
  readonly #options: CircuitOptions;
  #failures = 0;
  #openings = 0;
  /** Milliseconds until which it stays open; undefined when it is closed. */
  #openUntil: number | undefined;
  #isTrialUnderWay = false;

  constructor(options: CircuitOptions) {
    this.#options = options;
  }

  /** Whether somebody may pass now, or could in a trial. */
  isUsable(nowMs: number): boolean {
    return this.#openUntil === undefined || nowMs >= this.#openUntil;
  }

  /** Milliseconds until a trial may pass; 0 when it is usable. */
  waitMs(nowMs: number): number {
    return this.#openUntil === undefined ? 0 : Math.max(0, this.#openUntil - nowMs);
  }

  /** Asks to pass; whoever passes tells what came of it. */
  pass(nowMs: number): boolean {
    if (this.#openUntil === undefined) return true;
    if (nowMs < this.#openUntil || this.#isTrialUnderWay) return false;
    this.#isTrialUnderWay = true;
    return true;
  }

  succeed(): void {
    this.#failures = 0;
    this.#openings = 0;
    this.#openUntil = undefined;
    this.#isTrialUnderWay = false;
  }

  /** @returns true when this opened it. */
  fail(nowMs: number, opensAtOnce = false): boolean {
    this.#failures++;
    const wasTrial = this.#isTrialUnderWay;
    this.#isTrialUnderWay = false;
    if (this.#openUntil !== undefined && !wasTrial) return false;
    if (!wasTrial && !opensAtOnce && this.#failures < this.#options.failures) return false;
    const { openMs, longestOpenMs } = this.#options;
    this.#openUntil = nowMs + Math.min(longestOpenMs, openMs * 2 ** this.#openings);
    this.#openings++;
    return true;
  }
}
