// SPDX-License-Identifier: GPL-3.0-only
// A desk as a process runs it: alone in production, all four together elsewhere.
import type { TypedFastify } from '../http/typed-fastify.ts';
import type { Job } from '../jobs/due-jobs.ts';

export const roles = ['registration', 'cases', 'exposure', 'meetings'] as const;
export type Role = (typeof roles)[number];

export interface RunningRole {
  readonly role: Role;
  /** Adds what phones, staff or everybody may ask of it. */
  addPublicRoutes(app: TypedFastify): void;
  /** Adds what other desks may ask of it. */
  addLinkRoutes(app: TypedFastify): void;
  /** Looks at what changes by time or elsewhere and is held in memory, in every process of the role. */
  refresh(now: number): Promise<void>;
  readonly jobs: readonly Job[];
  /** Rejects while the desk cannot do its work. */
  check(): Promise<void>;
  /** Told after a round of jobs in this process. */
  afterJobs?(): void;
  /** Ends what it has under way outside requests and jobs. */
  close?(): Promise<void>;
}
