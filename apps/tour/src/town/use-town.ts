// SPDX-License-Identifier: GPL-3.0-only
// Keeps the page in step with the town: often while something goes on, seldom when it is quiet, not at all while nobody
// looks, and again and again while the server cannot be reached.
import type { TourState, TourTown } from '@bluezone/simulator';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { tellTimesIn } from '../language/format.ts';
import { mergeState, type TownState } from './merge-state.ts';
import { type PanelId, panelIds } from './panel-ids.ts';
import { pollPause, retryPauseMs } from './poll-pause.ts';
import { rememberedLook, rememberLook } from './remembered-look.ts';
import { createTownClient, type TownClient } from './town-client.ts';
import { createTownClock } from './town-clock.ts';

export type Trouble =
  | { readonly kind: 'gone' }
  /** The server was started again and reads the town back; what is shown is from before. */
  | { readonly kind: 'opening' }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'fault'; readonly where: string };

export { type PanelId, panelIds };

/** The living town as the panels get it. */
export interface Town {
  readonly town: TourTown;
  /** Everybody and everything as last told; parts that did not change stay the same objects. */
  readonly state: TownState;
  readonly trouble: Trouble | null;
  readonly chosen: number | null;
  choose(person: number | null): void;
  /** The panel that is open beside the map. */
  readonly panel: PanelId;
  openPanel(panel: PanelId): void;
  /** The town's clock now, unix seconds with fractions, carried on between answers. */
  clock(): number;
  /** Seconds of the town per second now. */
  pace(): number;
  readonly client: TownClient;
}

export interface TownView {
  /** Null until the town is open. */
  readonly ready: Town | null;
  /** Share of the past that has been lived, null while unknown. Only of meaning while `isOpening`. */
  readonly opening: number | null;
  readonly isOpening: boolean;
  readonly trouble: Trouble | null;
}

interface Known {
  readonly town: TourTown;
  readonly state: TownState;
}

export function useTown(): TownView {
  const [known, setKnown] = useState<Known | null>(null);
  const [opening, setOpening] = useState<number | null>(null);
  const [isOpening, setIsOpening] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [chosen, choose] = useState<number | null>(null);
  const [panel, openPanel] = useState<PanelId>('resident');
  const townClock = useMemo(createTownClock, []);
  const wake = useRef<() => void>(() => {});
  const client = useMemo(() => createTownClient(() => wake.current()), []);

  useEffect(() => {
    let isOver = false;
    let round = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let held: Known | null = null;
    let isAll = false;
    let newsAt = performance.now();

    function fail(next: Trouble): number {
      setTrouble((before) => (same(before, next) ? before : next));
      return retryPauseMs;
    }

    /** The next question is about everything, not only about what changed. */
    function lookAtAll(): number {
      isAll = true;
      return 0;
    }

    async function take(answer: TourState, isWhole: boolean, isCurrent: () => boolean): Promise<number> {
      if (answer.opening !== null) {
        // A town that lives a past is a new one; what a known one is shown as stays until it can be told anew.
        if (held !== null && answer.opening === 0) return fail({ kind: 'opening' });
        held = null;
        setKnown(null);
        setIsOpening(true);
        setOpening(answer.opening);
        setTrouble(null);
        return retryPauseMs;
      }
      const isSameRun = held !== null && held.state.run === answer.run;
      if (held !== null && !isSameRun && !isWhole) return lookAtAll();
      let town = held?.town;
      if (!isSameRun || town === undefined) {
        const told = await client.town();
        if (!isCurrent()) return retryPauseMs;
        if (told.kind === 'gone') return fail({ kind: 'gone' });
        if (told.kind === 'refused') return fail({ kind: 'refused', code: told.code });
        if (told.kind === 'opening' || told.value.run !== answer.run) return retryPauseMs;
        // After a restart the same town stays the same object, so that map and panels stay as they are.
        if (town === undefined || !isSameTown(town, told.value)) {
          town = told.value;
          tellTimesIn(town.utcOffsetMinutes);
          const look = rememberedLook(nameOf(town));
          choose(look?.chosen ?? null);
          if (look !== null) openPanel(look.panel);
        }
      }
      const state = mergeState(held?.state ?? null, answer);
      if (state.people !== held?.state.people || state.feed !== held.state.feed) newsAt = performance.now();
      held = { town, state };
      townClock.tell(answer.clock, answer.reachedPace, performance.now());
      setKnown(held);
      setIsOpening(false);
      const fault: Trouble | null = answer.fault === null ? null : { kind: 'fault', where: answer.fault };
      setTrouble((before) => (same(before, fault) ? before : fault));
      return pollPause(
        Math.max(answer.pace, answer.reachedPace),
        answer.hostile.on,
        performance.now() - newsAt,
      );
    }

    async function look(): Promise<void> {
      clearTimeout(timer);
      const own = ++round;
      const isCurrent = () => !isOver && own === round;
      const since = isAll ? 0 : (held?.state.revision ?? 0);
      isAll = false;
      const answer = await client.state(since);
      if (!isCurrent()) return;
      let pause: number;
      if (answer.kind === 'ok') pause = await take(answer.value, since === 0, isCurrent);
      else if (answer.kind === 'gone') pause = fail({ kind: 'gone' });
      else if (answer.kind === 'refused') pause = fail({ kind: 'refused', code: answer.code });
      else {
        setIsOpening(true);
        pause = held === null ? retryPauseMs : fail({ kind: 'opening' });
        if (held === null) setTrouble(null);
      }
      if (!isCurrent() || document.hidden) return;
      timer = setTimeout(() => void look(), pause);
    }

    function onVisibility(): void {
      clearTimeout(timer);
      if (!document.hidden) void look();
    }

    wake.current = () => {
      newsAt = performance.now();
      void look();
    };
    document.addEventListener('visibilitychange', onVisibility);
    void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [client, townClock]);

  const shownTown = known?.town ?? null;
  useEffect(() => {
    if (shownTown !== null) rememberLook(nameOf(shownTown), { chosen, panel });
  }, [shownTown, chosen, panel]);

  const clock = useCallback(() => townClock.at(performance.now()), [townClock]);
  const pace = useCallback(() => townClock.pace(performance.now()), [townClock]);
  const ready = useMemo<Town | null>(() => {
    if (known === null) return null;
    const isThere = chosen !== null && chosen < known.town.people.length;
    return {
      ...known,
      trouble,
      chosen: isThere ? chosen : null,
      choose,
      panel,
      openPanel,
      clock,
      pace,
      client,
    };
  }, [known, trouble, chosen, panel, clock, pace, client]);
  return { ready, opening, isOpening, trouble };
}

/** A town, whichever start of its server. */
const nameOf = ({ name, bornAt, people }: TourTown): string => `${name} ${bornAt} ${people.length}`;

/** Everything but the start of the server. */
function isSameTown({ run: _, ...one }: TourTown, { run: __, ...other }: TourTown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

const same = (a: Trouble | null, b: Trouble | null): boolean => JSON.stringify(a) === JSON.stringify(b);
