// SPDX-License-Identifier: GPL-3.0-only
// How far the scene is: a small file, written whole or not at all. What phones and server hold lives with them.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '@bluezone/protocol';
import { DEFAULT_START_DATE, DEFAULT_UTC_OFFSET_MINUTES, localMidnight } from '../trace/trace-clock.ts';
import { replaceFile } from './replace-file.ts';
import type { ForgottenFacts, SentPost, StepFacts, StepId } from './scene-facts.ts';

export interface SceneState {
  readonly format: 1;
  /** How often the story began, from 1. */
  round: number;
  /** Unix seconds of local midnight of the story's day 1. */
  zero: number;
  /** The time of phones and server, unix seconds. */
  clock: number;
  done: StepId[];
  facts: Partial<StepFacts>;
  /** When each step ended, unix seconds by the clock of the scene. */
  ended: Partial<Record<StepId, number>>;
  /** Posts that left phones, newest last. */
  posts: SentPost[];
  /** Names of the export files that were there before what is told next: what leaves a phone may be published at once. */
  knownExports: string[];
  /** What the last pause of fifteen days made phones and server forget. */
  forgotten: ForgottenFacts | null;
  /** When the pause of fifteen days is over, while it lasts. */
  pauseUntil: number | null;
}

/** Time of day at which a story begins: midnight UTC in the zone of the story, so that key days are civil days. */
export const firstHourSeconds = DEFAULT_UTC_OFFSET_MINUTES * 60;

/** The state before the first step. */
function newSceneState(): SceneState {
  const zero = localMidnight(DEFAULT_START_DATE, DEFAULT_UTC_OFFSET_MINUTES);
  return {
    format: 1,
    round: 1,
    zero,
    clock: zero + firstHourSeconds,
    done: [],
    facts: {},
    ended: {},
    posts: [],
    knownExports: [],
    forgotten: null,
    pauseUntil: null,
  };
}

const name = 'scene.json';

/** Reads the state of a directory; a new one where there is none, `store.unavailable` when the file is damaged. */
export function loadSceneState(directory: string | null): Result<SceneState> {
  if (directory === null || !existsSync(join(directory, name))) return ok(newSceneState());
  const state = parseState(readFileSync(join(directory, name), 'utf8'));
  return state === undefined
    ? fail(
        'store.unavailable',
        `${join(directory, name)} is damaged. Choose another data directory, or remove this one.`,
      )
    : ok(state);
}

function parseState(text: string): SceneState | undefined {
  try {
    const state = JSON.parse(text) as Partial<SceneState> | null;
    const isWhole = state?.format === 1 && Number.isSafeInteger(state.clock) && Array.isArray(state.done);
    return isWhole ? (state as SceneState) : undefined;
  } catch {
    return undefined;
  }
}

/** Writes the state in one step, down to the disk. */
export function saveSceneState(directory: string | null, state: SceneState): void {
  if (directory !== null) replaceFile(join(directory, name), JSON.stringify(state));
}
