// SPDX-License-Identifier: GPL-3.0-only
// What the phone of somebody confirmed would send, and what its owner leaves out.
import type { TourPreview } from '@bluezone/simulator';
import { useEffect, useState } from 'preact/hooks';
import type { Acting } from '../resident/use-act.ts';
import type { Town } from '../town/use-town.ts';

type ReportPreview = Extract<TourPreview, { kind: 'report' }>;

export interface ReportConsent {
  /** Null while the phone prepares it, or when it could not. */
  readonly preview: ReportPreview | null;
  /** Days since 1970, UTC; null where no onset is known. */
  readonly onsetDay: number | null;
  readonly days: ReadonlySet<number>;
  readonly withMeetings: boolean;
  setOnset(day: number | null): void;
  toggleDay(day: number): void;
  setWithMeetings(value: boolean): void;
  /** Asks the phone again. */
  look(): void;
  share(): Promise<boolean>;
}

/** @param person whose phone is asked; null for nobody's */
export function useReportConsent(town: Town, person: number | null, acting: Acting): ReportConsent {
  const { client } = town;
  const [preview, setPreview] = useState<ReportPreview | null>(null);
  const [onsetDay, setOnset] = useState<number | null>(null);
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [withMeetings, setWithMeetings] = useState(true);
  const [round, setRound] = useState(0);
  const { fail } = acting;

  useEffect(() => {
    setPreview(null);
    setLeft(new Set());
    if (person === null) return;
    let isOver = false;
    void client.act({ act: 'preview-report', person, onsetDay }).then((answer) => {
      if (isOver) return;
      if (!answer.ok) fail(answer.code);
      else if (answer.preview?.kind === 'report') setPreview(answer.preview);
    });
    return () => {
      isOver = true;
    };
  }, [client, person, onsetDay, round, fail]);

  const days = new Set((preview?.days ?? []).map(({ day }) => day).filter((day) => !left.has(day)));
  return {
    preview,
    onsetDay,
    days,
    withMeetings,
    setOnset,
    setWithMeetings,
    toggleDay(day) {
      const next = new Set(left);
      if (!next.delete(day)) next.add(day);
      setLeft(next);
    },
    look: () => setRound((before) => before + 1),
    async share() {
      if (person === null || days.size === 0) return false;
      const answer = await acting.act({
        act: 'share-report',
        person,
        onsetDay,
        days: [...days].sort((a, b) => a - b),
        withMeetings,
      });
      // A day may have begun or a consent grown old: what is shown must be what would be sent.
      if (!answer.ok) setRound((before) => before + 1);
      return answer.ok;
    },
  };
}
