// SPDX-License-Identifier: GPL-3.0-only
// Keeps the page in step with the server: quickly while something is being played, slowly otherwise, and again and
// again while the server cannot be reached.
import type { TourColumns, TourView } from '@bluezone/simulator';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type Answer, tourClient } from './tour-client.ts';

const busyMilliseconds = 350;
const idleMilliseconds = 5000;
const retryMilliseconds = 1500;

export type Trouble = 'gone' | 'opening' | 'refused' | null;

export interface Tour {
  readonly view: TourView | null;
  /** The columns of the chosen phone, as of the last quiet moment. */
  readonly columns: TourColumns | null;
  readonly trouble: Trouble;
  readonly phone: number;
  choosePhone(phone: number): void;
  step(id: string): void;
  restart(): void;
}

export function useTour(): Tour {
  const [view, setView] = useState<TourView | null>(null);
  const [columns, setColumns] = useState<TourColumns | null>(null);
  const [trouble, setTrouble] = useState<Trouble>(null);
  const [phone, setPhone] = useState(0);
  const wake = useRef<() => void>(() => {});

  const take = useCallback((answer: Answer) => {
    setTrouble(answer.kind === 'view' ? null : answer.kind);
    if (answer.kind !== 'view') return;
    setView(answer.view);
    if (answer.view.columns !== null) setColumns(answer.view.columns);
  }, []);

  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let shown = '';
    async function look(withColumns: boolean): Promise<void> {
      clearTimeout(timer);
      const answer = await tourClient.state(withColumns ? phone : null);
      if (isOver) return;
      take(answer);
      if (answer.kind !== 'view') {
        timer = setTimeout(() => void look(true), retryMilliseconds);
        return;
      }
      const { isBusy, clock, steps } = answer.view;
      const moment = `${clock} ${steps.filter(({ state }) => state === 'done').length}`;
      if (answer.view.columns !== null) shown = moment;
      const isStale = !isBusy && shown !== moment;
      const pause = isBusy ? busyMilliseconds : isStale ? 0 : idleMilliseconds;
      timer = setTimeout(() => void look(isStale), pause);
    }
    wake.current = () => void look(true);
    void look(true);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [phone, take]);

  const act = useCallback(
    async (request: Promise<Answer>) => {
      take(await request);
      wake.current();
    },
    [take],
  );

  return {
    view,
    columns: columns !== null && columns.person === phone ? columns : null,
    trouble,
    phone,
    choosePhone: setPhone,
    step: (id) => void act(tourClient.step(id)),
    restart: () => void act(tourClient.restart()),
  };
}
