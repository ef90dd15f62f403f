// SPDX-License-Identifier: GPL-3.0-only
// What somebody types into a record is saved by itself after a short rest. Only changed fields are sent, with the version that they
// were changed from; when somebody else was faster, fields that only one of both touched are put together, and the rest is shown to
// be decided. Nothing typed is ever thrown away by it.
import { type DeskProblem, problemOf } from '../desk/problem.ts';

export interface Versioned {
  readonly version: number;
}

export type AutosaveState = 'saved' | 'waiting' | 'saving' | 'offline' | 'conflict' | 'refused';

export interface Conflict<R, F extends keyof R> {
  readonly field: F;
  readonly mine: R[F];
  readonly theirs: R[F];
}

export interface AutosaveView<R extends Versioned, F extends keyof R> {
  readonly draft: R;
  readonly state: AutosaveState;
  readonly problem: DeskProblem | null;
  readonly conflicts: readonly Conflict<R, F>[];
}

export interface AutosaverOptions<R extends Versioned, F extends keyof R> {
  readonly record: R;
  /** Those that may be edited. */
  readonly fields: readonly F[];
  /** @throws DeskProblem */
  readonly save: (changes: Partial<Pick<R, F>>, version: number) => Promise<R>;
  /** Words of before that were never saved. */
  readonly unsaved?: Partial<Pick<R, F>>;
  /** Told of every change of what is not saved yet; empty when all is. */
  readonly onUnsaved?: (changes: Partial<Pick<R, F>>) => void;
  readonly onSaved?: (record: R) => void;
  /** Milliseconds of rest; 800 when left out. */
  readonly restMs?: number;
  /** @returns takes it back */
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

const usualRest = 800;
/** Milliseconds until the next try without a network. */
const retryMs = 5_000;

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export class Autosaver<R extends Versioned, F extends keyof R> {
  readonly #options: AutosaverOptions<R, F>;
  readonly #listeners = new Set<() => void>();
  /** As the desk last told it. */
  #base: R;
  /** What differs from it, because somebody typed it here. */
  #changes: Partial<Pick<R, F>>;
  #state: AutosaveState = 'saved';
  #problem: DeskProblem | null = null;
  #conflicts: readonly Conflict<R, F>[] = [];
  #cancel: () => void = () => {};
  #saving: Promise<void> | null = null;
  #view: AutosaveView<R, F>;

  constructor(options: AutosaverOptions<R, F>) {
    this.#options = options;
    this.#base = options.record;
    this.#changes = { ...options.unsaved };
    this.#tidy();
    this.#view = this.#look();
    if (this.#isDirty) this.#rest();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): AutosaveView<R, F> => this.#view;

  set<K extends F>(field: K, value: R[K]): void {
    this.#changes = { ...this.#changes, [field]: value };
    this.#tidy();
    this.#options.onUnsaved?.(this.#changes);
    if (this.#state === 'conflict') this.#show('conflict');
    else if (this.#isDirty) this.#rest();
    else if (this.#saving === null) {
      this.#cancel();
      this.#show('saved');
    }
  }

  /** The record as it was read anew; what is typed here stays. */
  replace(record: R): void {
    if (record.version < this.#base.version || this.#saving !== null) return;
    if (record.version === this.#base.version) return;
    this.#rebase(record);
  }

  /** Saves now, at leaving or before an act that needs it. @returns whether all is saved */
  async flush(): Promise<boolean> {
    this.#cancel();
    while (this.#isDirty && this.#state !== 'conflict') {
      const before = this.#state;
      await this.#save();
      if (this.#state === 'refused' || this.#state === 'offline') return false;
      if (before === this.#state && this.#state !== 'waiting' && this.#isDirty) break;
    }
    return !this.#isDirty;
  }

  /** Ends a conflict. @param mine fields whose value here is to be written; the others take theirs */
  resolve(mine: ReadonlySet<PropertyKey>): void {
    const kept = { ...this.#changes };
    for (const { field } of this.#conflicts) if (!mine.has(field)) delete kept[field];
    this.#changes = kept;
    this.#conflicts = [];
    this.#tidy();
    this.#options.onUnsaved?.(this.#changes);
    if (this.#isDirty) void this.#save();
    else this.#show('saved');
  }

  /** There is a network again. */
  wake(): void {
    if (this.#state === 'offline') void this.#save();
  }

  stop(): void {
    this.#cancel();
  }

  get #isDirty(): boolean {
    return Object.keys(this.#changes).length > 0;
  }

  #rest(): void {
    this.#cancel();
    this.#problem = null;
    this.#cancel = this.#options.after(this.#options.restMs ?? usualRest, () => void this.#save());
    this.#show(this.#saving === null ? 'waiting' : 'saving');
  }

  #save(): Promise<void> {
    this.#cancel();
    this.#saving ??= this.#saveOnce().finally(() => {
      this.#saving = null;
      if (this.#state === 'saved' && this.#isDirty) this.#rest();
    });
    return this.#saving;
  }

  async #saveOnce(): Promise<void> {
    if (!this.#isDirty) {
      this.#show('saved');
      return;
    }
    const sent = this.#changes;
    this.#show('saving');
    try {
      const answer = await this.#options.save(sent, this.#base.version);
      this.#base = answer;
      // What was typed while it was on its way is newer than the answer.
      const left = { ...this.#changes };
      for (const field of Object.keys(sent) as F[]) if (isSame(left[field], sent[field])) delete left[field];
      this.#changes = left;
      this.#problem = null;
      this.#options.onUnsaved?.(this.#changes);
      this.#show('saved');
      this.#options.onSaved?.(answer);
    } catch (error) {
      this.#failed(problemOf(error));
    }
  }

  #failed(problem: DeskProblem): void {
    if (problem.code === 'record.changed' && problem.present !== undefined) {
      this.#rebase(problem.present as R);
      return;
    }
    this.#problem = problem;
    if (problem.isPassing) this.#cancel = this.#options.after(retryMs, () => void this.#save());
    this.#show(problem.isPassing ? 'offline' : 'refused');
  }

  /** Puts what was typed here upon what somebody else has written. */
  #rebase(theirs: R): void {
    const before = this.#base;
    const open = new Set(this.#conflicts.map(({ field }) => field));
    this.#base = theirs;
    this.#conflicts = this.#options.fields
      .filter((field) => field in this.#changes)
      .filter((field) => open.has(field) || !isSame(before[field], theirs[field]))
      .filter((field) => !isSame(this.#changes[field], theirs[field]))
      .map((field) => ({ field, mine: this.#changes[field] as R[F], theirs: theirs[field] }));
    this.#tidy();
    this.#options.onUnsaved?.(this.#changes);
    if (this.#conflicts.length > 0) this.#show('conflict');
    else if (this.#isDirty) this.#rest();
    else this.#show('saved');
    this.#options.onSaved?.(theirs);
  }

  /** A field that is as the desk has it is no change. */
  #tidy(): void {
    const left = { ...this.#changes };
    for (const field of Object.keys(left) as F[])
      if (isSame(left[field], this.#base[field])) delete left[field];
    this.#changes = left;
  }

  #look(): AutosaveView<R, F> {
    return {
      draft: { ...this.#base, ...this.#changes },
      state: this.#state,
      problem: this.#problem,
      conflicts: this.#conflicts,
    };
  }

  #show(state: AutosaveState): void {
    this.#state = state;
    this.#view = this.#look();
    for (const listener of this.#listeners) listener();
  }
}
