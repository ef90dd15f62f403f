// SPDX-License-Identifier: GPL-3.0-only
// Acts that must not be lost when the network is: each is kept, sealed, before it is sent, and sent again until the desk has answered.
// Its id goes along as Idempotency-Key, so that the desk does it once however often it arrives. Acts upon one record keep their order.
import { type DeskProblem, problemOf } from '../desk/problem.ts';

export interface Act {
  readonly method: 'POST';
  /** "/v1/people/1a2b…/follow-ups", without placeholders. */
  readonly path: string;
  readonly body?: unknown;
  /** The record it is about ("person:1a2b…"): acts upon the same one wait for each other. */
  readonly subject: string;
  /** What to call it in the list of what waits; holds no more of a person than is needed to know which act it is. */
  readonly label: string;
}

export type ActState = 'waiting' | 'sending' | 'conflict' | 'refused';

export interface QueuedAct extends Act {
  /** Also its Idempotency-Key. */
  readonly id: string;
  /** Position; acts are sent in this order. */
  readonly place: number;
  readonly state: ActState;
  /** Why it stopped. */
  readonly problem?: {
    readonly code: string;
    readonly title: string;
    readonly detail: string;
    /** With "record.changed": the record as it is now. */
    readonly present?: unknown;
  };
}

export type ActOutcome<T> = { readonly is: 'sent'; readonly value: T } | { readonly is: 'queued' };

/** Where acts lie until they are sent. */
export interface ActStore {
  open(owner: string): Promise<readonly QueuedAct[]>;
  put(act: QueuedAct): Promise<void>;
  remove(id: string): Promise<void>;
  wipe(): Promise<void>;
}

interface ActQueueParts {
  readonly store: ActStore;
  /** @throws DeskProblem */
  readonly send: (act: QueuedAct) => Promise<unknown>;
  readonly newId: () => string;
  /** Called when the desk says that nobody is signed in. */
  readonly onSignedOut: () => void;
  /** Called after an act was sent that had waited: what is on the screen may be old. */
  readonly onSent: (act: QueuedAct, answer: unknown) => void;
}

export class ActQueue {
  readonly #parts: ActQueueParts;
  readonly #listeners = new Set<() => void>();
  #acts: readonly QueuedAct[] = [];
  #flushing: Promise<void> | null = null;
  #isAgain = false;

  constructor(parts: ActQueueParts) {
    this.#parts = parts;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): readonly QueuedAct[] => this.#acts;

  /** Takes over what somebody left unsent on this computer. */
  async open(owner: string): Promise<void> {
    const kept = await this.#parts.store.open(owner);
    // What was on its way when the page was closed may have arrived or not: it is sent again under the same id.
    this.#set(kept.map((act) => (act.state === 'sending' ? { ...act, state: 'waiting' } : act)));
  }

  /**
   * Does an act: at once where the desk answers, later where it does not.
   *
   * @throws DeskProblem when the desk refuses it; it is then not kept, for whoever asked can see why and try otherwise
   */
  async perform<T>(act: Act): Promise<ActOutcome<T>> {
    const place = (this.#acts.at(-1)?.place ?? 0) + 1;
    const queued: QueuedAct = { ...act, id: this.#parts.newId(), place, state: 'waiting' };
    await this.#parts.store.put(queued);
    this.#set([...this.#acts, queued]);
    if (this.#acts.some((each) => each.subject === act.subject && each.id !== queued.id))
      return this.#later<T>();
    this.#change(queued.id, { state: 'sending' });
    try {
      const value = (await this.#parts.send(queued)) as T;
      await this.#forget(queued.id);
      return { is: 'sent', value };
    } catch (error) {
      const problem = problemOf(error);
      if (problem.isPassing || problem.isSignedOut) {
        this.#change(queued.id, { state: 'waiting' });
        if (problem.isSignedOut) this.#parts.onSignedOut();
        return { is: 'queued' };
      }
      await this.#forget(queued.id);
      throw problem;
    }
  }

  #later<T>(): ActOutcome<T> {
    void this.flush();
    return { is: 'queued' };
  }

  /** Sends what waits, in order; ends at the first that the network or the session holds back. */
  flush(): Promise<void> {
    this.#isAgain = true;
    this.#flushing ??= this.#flushAll().finally(() => {
      this.#flushing = null;
    });
    return this.#flushing;
  }

  /** Sends a refused act, or one in conflict, again; with another body where somebody has decided. */
  async retry(id: string, body?: unknown): Promise<void> {
    const act = this.#acts.find((each) => each.id === id);
    if (act === undefined) return;
    await this.#forget(id);
    const { problem: _, ...rest } = act;
    // Another content is another act to the desk.
    const again: QueuedAct =
      body === undefined
        ? { ...rest, state: 'waiting' }
        : { ...rest, body, id: this.#parts.newId(), state: 'waiting' };
    await this.#parts.store.put(again);
    this.#set([...this.#acts, again].sort((a, b) => a.place - b.place));
    await this.flush();
  }

  /** Gives an act up. */
  async drop(id: string): Promise<void> {
    await this.#forget(id);
    void this.flush();
  }

  /** At sign-out: nothing of this person stays on the computer. */
  async wipe(): Promise<void> {
    await this.#parts.store.wipe();
    this.#set([]);
  }

  async #flushAll(): Promise<void> {
    while (this.#isAgain) {
      this.#isAgain = false;
      const held = new Set<string>();
      for (const { id } of this.#acts) {
        const act = this.#acts.find((each) => each.id === id);
        if (act === undefined || held.has(act.subject)) continue;
        if (act.state !== 'waiting') {
          held.add(act.subject);
          continue;
        }
        if (!(await this.#sendOne(act, held))) return;
      }
    }
  }

  /** @returns false when there is no use in trying the next one */
  async #sendOne(act: QueuedAct, held: Set<string>): Promise<boolean> {
    this.#change(act.id, { state: 'sending' });
    try {
      const answer = await this.#parts.send(act);
      await this.#forget(act.id);
      this.#parts.onSent(act, answer);
      return true;
    } catch (error) {
      const problem = problemOf(error);
      if (problem.isPassing || problem.isSignedOut) {
        this.#change(act.id, { state: 'waiting' });
        if (problem.isSignedOut) this.#parts.onSignedOut();
        return false;
      }
      held.add(act.subject);
      await this.#stop(act, problem);
      return true;
    }
  }

  async #stop(act: QueuedAct, problem: DeskProblem): Promise<void> {
    const { code, title, detail, present } = problem;
    const state = code === 'record.changed' ? 'conflict' : 'refused';
    const stopped: QueuedAct = { ...act, state, problem: { code, title, detail, present } };
    await this.#parts.store.put(stopped);
    this.#change(act.id, stopped);
  }

  async #forget(id: string): Promise<void> {
    await this.#parts.store.remove(id);
    this.#set(this.#acts.filter((each) => each.id !== id));
  }

  #change(id: string, change: Partial<QueuedAct>): void {
    this.#set(this.#acts.map((each) => (each.id === id ? { ...each, ...change } : each)));
  }

  #set(acts: readonly QueuedAct[]): void {
    this.#acts = acts;
    for (const listener of this.#listeners) listener();
  }
}
