// SPDX-License-Identifier: GPL-3.0-only
// Who works at this console. The session itself is the desk's and lies in a cookie; here is only what to show: nobody, somebody,
// or somebody whose session ended in the middle of their work.
import { deskNow } from '../desk/desk-clock.ts';
import { DeskProblem } from '../desk/problem.ts';
import type { Person } from './person.ts';

export type SessionState =
  | { readonly name: 'asking' }
  | { readonly name: 'unreachable' }
  | { readonly name: 'out' }
  | { readonly name: 'in'; readonly person: Person }
  /** The person's work is still on the screen, covered, until they sign in again. */
  | { readonly name: 'lapsed'; readonly person: Person };

interface Waiting {
  readonly go: () => void;
  readonly drop: (problem: DeskProblem) => void;
}

export class Session {
  #state: SessionState = { name: 'asking' };
  #listeners = new Set<() => void>();
  #waiting: Waiting[] = [];
  #lastAnswer = 0;
  #idleSeconds = Number.POSITIVE_INFINITY;
  readonly #now: () => number;
  readonly #deskTime: () => number;

  /**
   * @param now Unix seconds by this computer, for how long ago something was
   * @param deskTime the same by the desk, whose clock may be set or run otherwise
   */
  constructor(now: () => number, deskTime: () => number) {
    this.#now = now;
    this.#deskTime = deskTime;
  }

  get state(): SessionState {
    return this.#state;
  }

  /** Whose work is on the screen; null when it is nobody's. */
  get person(): Person | null {
    return this.#state.name === 'in' || this.#state.name === 'lapsed' ? this.#state.person : null;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): SessionState => this.#state;

  /** Somebody has signed in, or is still so after a reload. Whoever waited goes on. */
  begin(person: Person): void {
    this.sawAnswer();
    this.#idleSeconds = Math.max(60, person.idleAt - this.#deskTime());
    this.#set({ name: 'in', person });
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { go } of waiting) go();
  }

  /** The desk no longer knows the session. */
  lapse(): void {
    if (this.#state.name === 'in') this.#set({ name: 'lapsed', person: this.#state.person });
  }

  /** Signed out, or another person's work is dropped: what waits is never sent. */
  end(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#set({ name: 'out' });
    for (const { drop } of waiting) drop(new DeskProblem({ code: 'page.signed-out', status: -1 }));
  }

  cannotTell(): void {
    if (this.person === null) this.#set({ name: 'unreachable' });
  }

  askAgain(): void {
    if (this.#state.name === 'unreachable') this.#set({ name: 'asking' });
  }

  /** Resolves at the next sign-in; rejects when the work is dropped. */
  signedInAgain(): Promise<void> {
    if (this.#state.name === 'in') return Promise.resolve();
    return new Promise((go, drop) => this.#waiting.push({ go, drop }));
  }

  /** The desk has answered this person: the time until it ends the session by itself begins anew. */
  sawAnswer(): void {
    this.#lastAnswer = this.#now();
  }

  /** Covers the work when the desk must have ended the session by now; asked every few seconds. */
  lapseWhenIdle(): void {
    if (this.#now() - this.#lastAnswer > this.#idleSeconds) this.lapse();
  }

  #set(state: SessionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

export const session = new Session(() => Date.now() / 1000, deskNow);
