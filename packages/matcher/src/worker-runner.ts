// SPDX-License-Identifier: GPL-3.0-only
// Spreads the keys of large exports over workers, slice by slice, so that each takes its next when it is done with one.
// Workers come from the platform; without them, or for few keys, everything runs in the caller's own thread.
import { CandidateList } from './candidate-list.ts';
import type { Candidates, HeardColumns, KeyColumns } from './match-engine.ts';
import {
  createLocalRunner,
  type MatchRunner,
  type RunningLog,
  type RunOptions,
  sliceKeys,
} from './match-runner.ts';
import type { FromMatchWorker, ToMatchWorker } from './worker-messages.ts';

/** A platform's worker that runs `serveMatching`. */
export interface MatchWorker {
  post(message: ToMatchWorker): void;
  /** Whoever listens hears every answer, and once if the worker has ended by itself. */
  listen(onAnswer: (answer: FromMatchWorker) => void, onEnd: () => void): void;
  end(): void;
}

export interface WorkerRunnerOptions {
  readonly createWorker: () => MatchWorker;
  /** Default 2. */
  readonly workers?: number;
  /** Most keys that are not worth a worker; default 20,000. */
  readonly threshold?: number;
}

export interface WorkerRunner extends MatchRunner {
  /** Ends the workers; the next large export starts others. */
  end(): void;
}

const defaultWorkers = 2;
const defaultThreshold = 20_000;

function copyKeys({ keys, starts, periods }: KeyColumns, from: number, to: number): KeyColumns {
  return {
    count: to - from,
    keys: keys.slice(16 * from, 16 * to),
    starts: starts.slice(from, to),
    periods: periods.slice(from, to),
  };
}

/** One worker and the jobs it was given. */
class Crew {
  readonly worker: MatchWorker;
  readonly logs = new Set<number>();
  readonly #jobs = new Map<number, (found: Candidates | null) => void>();
  hasEnded = false;

  constructor(worker: MatchWorker) {
    this.worker = worker;
    worker.listen(
      ({ job, found }) => this.#finish(job, found),
      () => {
        this.hasEnded = true;
        for (const job of [...this.#jobs.keys()]) this.#finish(job, null);
      },
    );
  }

  #finish(job: number, found: Candidates | null): void {
    const finish = this.#jobs.get(job);
    this.#jobs.delete(job);
    finish?.(found);
  }

  run(job: number, message: ToMatchWorker): Promise<Candidates | null> {
    if (this.hasEnded) return Promise.resolve(null);
    return new Promise((resolve) => {
      this.#jobs.set(job, resolve);
      this.worker.post(message);
    });
  }
}

/** Runs large exports in workers. What a worker fails at is done in the caller's thread. */
export function createWorkerRunner(options: WorkerRunnerOptions): WorkerRunner {
  const { createWorker, workers = defaultWorkers, threshold = defaultThreshold } = options;
  const local = createLocalRunner();
  let crew: Crew[] = [];
  let lastNumber = 0;

  function summon(): Crew[] {
    crew = crew.filter((member) => !member.hasEnded);
    while (crew.length < workers) crew.push(new Crew(createWorker()));
    return crew;
  }

  async function findInWorkers(
    number: number,
    log: HeardColumns,
    seed: number,
    keys: KeyColumns,
    run: RunOptions,
    atHome: () => Promise<RunningLog>,
  ): Promise<Candidates | undefined> {
    const { tolerance, onProgress, signal } = run;
    const found = new CandidateList();
    let next = 0;
    let done = 0;
    const work = async (member: Crew): Promise<void> => {
      if (!member.logs.has(number)) {
        member.logs.add(number);
        member.worker.post({ kind: 'log', log: number, columns: log, seed });
      }
      while (next < keys.count && !signal?.aborted) {
        const from = next;
        const to = Math.min(keys.count, from + sliceKeys);
        next = to;
        const columns = copyKeys(keys, from, to);
        const job = ++lastNumber;
        const answer =
          (await member.run(job, { kind: 'keys', log: number, job, columns, tolerance })) ??
          (await (await atHome()).find(columns, { tolerance, signal }));
        if (answer === undefined) return;
        found.addAll(answer, from);
        done += to - from;
        onProgress?.(done, keys.count);
      }
    };
    await Promise.all(summon().map(work));
    return done === keys.count ? found.finish() : undefined;
  }

  return {
    async open(log, seed) {
      const number = ++lastNumber;
      let home: Promise<RunningLog> | undefined;
      const atHome = (): Promise<RunningLog> => {
        home ??= local.open(log, seed);
        return home;
      };
      return {
        async find(keys, run) {
          if (keys.count <= threshold) return (await atHome()).find(keys, run);
          return findInWorkers(number, log, seed, keys, run, atHome);
        },
        close() {
          for (const member of crew)
            if (member.logs.delete(number)) member.worker.post({ kind: 'forget', log: number });
        },
      };
    },
    end() {
      for (const member of crew) member.worker.end();
      crew = [];
    },
  };
}
