// SPDX-License-Identifier: GPL-3.0-only
// The scene as its page sees it: what can be done next, and what everybody holds now. One thing is played at a time.
import { civilDayAt } from '@bluezone/protocol';
import { DEFAULT_UTC_OFFSET_MINUTES } from '../trace/trace-clock.ts';
import { type StepFacts, type StepId, stepIds } from './scene-facts.ts';
import { pauseAndBeginAgain } from './scene-pause.ts';
import type { ScenePerson } from './scene-person.ts';
import { cast, sceneMeetings } from './scene-script.ts';
import { StepFailure, statementAt, steps } from './scene-steps.ts';
import { openSceneWorld, type SceneParts, SceneStopped, type SceneWorld } from './scene-world.ts';
import { exportNames } from './server-rows.ts';
import { tourColumns } from './tour-columns.ts';
import type { TourPerson, TourPreview, TourStep, TourView } from './tour-view.ts';

export interface Scene {
  /** Everything the page shows; with the columns of one phone where one is chosen. */
  view(phone: number | null): Promise<TourView>;
  /** Begins the step if it is the next one and nothing is being played; says whether it did. */
  beginStep(id: string): boolean;
  /** Begins the pause of fifteen days after which everything starts over; says whether it did. */
  beginAgain(): boolean;
  /** Ends when nothing is being played. */
  idle(): Promise<void>;
  /** Cuts off what is being played; it goes on when it is begun again. */
  stop(): Promise<void>;
}

/** Opens the scene where its state says it is. `onBug` is told of faults of ours that end a step. */
export async function openScene(parts: SceneParts, onBug: (error: unknown) => void): Promise<Scene> {
  const world = await openSceneWorld(parts);
  const { state } = world;
  let playing: Promise<void> | null = null;
  let running: StepId | null = null;
  let failure: string | null = null;

  function play(step: StepId | null, run: () => Promise<void>): boolean {
    if (playing !== null) return false;
    running = step;
    failure = null;
    playing = run()
      .catch((error: unknown) => {
        failure = error instanceof StepFailure ? error.message : 'server.bug';
        if (!(error instanceof StepFailure || error instanceof SceneStopped)) onBug(error);
      })
      .then(() => {
        playing = null;
        running = null;
      });
    return true;
  }

  async function playStep(id: StepId): Promise<void> {
    const facts: StepFacts[StepId] = await steps[id](world);
    state.facts = { ...state.facts, [id]: facts };
    if (id !== 'leave') state.knownExports = await exportNames(world.store);
    state.ended = { ...state.ended, [id]: state.clock };
    state.done.push(id);
    world.save();
  }

  async function idle(): Promise<void> {
    while (playing !== null) await playing;
  }

  const beginAgain = () => play(null, () => pauseAndBeginAgain(world));
  if (state.pauseUntil !== null) beginAgain();

  return {
    beginStep(id) {
      const next = stepIds[state.done.length];
      return (
        next !== undefined && next === id && state.pauseUntil === null && play(next, () => playStep(next))
      );
    },
    beginAgain,
    idle,
    async stop() {
      world.stop();
      await idle();
    },
    async view(phone) {
      const chosen = phone === null || playing !== null ? undefined : world.people[phone];
      return {
        round: state.round,
        clock: state.clock,
        utcOffsetMinutes: DEFAULT_UTC_OFFSET_MINUTES,
        day: civilDay(state.clock) - civilDay(state.zero) + 1,
        steps: stepsOf(world, running),
        facts: state.facts,
        isBusy: playing !== null,
        isPausing: state.pauseUntil !== null,
        failure,
        people: await Promise.all(world.people.map((person) => personView(world, person))),
        meetings: sceneMeetings,
        preview: playing === null ? await previewOf(world) : null,
        posts: state.posts,
        forgotten: state.forgotten,
        columns: chosen === undefined ? null : await tourColumns(world, chosen),
      };
    },
  };
}

const civilDay = (unix: number): number => civilDayAt(unix, DEFAULT_UTC_OFFSET_MINUTES);

function stepsOf({ state }: SceneWorld, running: StepId | null): TourStep[] {
  const next = stepIds[state.done.length];
  return stepIds.map((id) => ({
    id,
    state: state.done.includes(id) ? 'done' : id === running ? 'running' : id === next ? 'next' : 'later',
    endedAt: state.ended[id] ?? null,
  }));
}

async function personView({ state }: SceneWorld, { index, name, phone }: ScenePerson): Promise<TourPerson> {
  const status = await phone.status();
  const shares = await phone.shares();
  const stateOf = (kind: 'report' | 'claim') =>
    shares.findLast((share) => share.kind === kind)?.state ?? null;
  return {
    index,
    name,
    isCase: state.facts.confirm?.person === index,
    exposure: status.exposure,
    reportState: stateOf('report'),
    claimState: stateOf('claim'),
    heardIdentifiers: status.heardIdentifiers,
    lastGoodCheck: status.lastGoodCheck,
  };
}

/** What is shown to the person who is about to agree to something. */
async function previewOf({ state, people }: SceneWorld): Promise<TourPreview | null> {
  const next = stepIds[state.done.length];
  if (next === 'consent') {
    const preview = await people[cast.patient]?.phone.previewReport(statementAt(state.clock));
    return preview?.ok === true ? { kind: 'report', person: cast.patient, days: preview.value.days } : null;
  }
  if (next !== 'claim') return null;
  const preview = await people[cast.warnsOthers]?.phone.previewClaim();
  if (preview?.ok !== true) return null;
  const { days, meetings } = preview.value;
  return { kind: 'claim', person: cast.warnsOthers, days, meetings };
}
