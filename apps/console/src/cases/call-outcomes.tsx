// SPDX-License-Identifier: GPL-3.0-only
// What came of the call, in one key each: 1 … 6. The same key takes it back.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { actQueue } from '../connection/queue.ts';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { cases as en } from '../language/en/cases.ts';
import { useTexts } from '../language/use-language.ts';
import { cases as vi } from '../language/vi/cases.ts';
import { notify } from '../parts/announce.tsx';
import { KeysShown } from '../parts/keys-shown.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Panel } from '../parts/screen.tsx';
import { type CaseRecord, callOutcomes } from './case-words.ts';
import './cases.css';

const texts = { vi, en };
type Outcome = (typeof callOutcomes)[number];

interface CallOutcomesProps {
  readonly record: CaseRecord;
  readonly onBefore: () => Promise<boolean>;
  readonly onKept: (record: CaseRecord) => void;
}

export function CallOutcomes({ record, onBefore, onKept }: CallOutcomesProps) {
  const t = useTexts(texts);
  const queries = useQueryClient();
  const id = record.caseId;
  const keep = useMutation({
    mutationFn: async (outcome: Outcome | null) => {
      await onBefore();
      // What was typed may have been saved just now, as a newer version.
      const { version } = queries.getQueryData<CaseRecord>(['case', id]) ?? record;
      return actQueue.perform<CaseRecord>({
        ...{ method: 'POST', path: `/v1/cases/${id}/outcome`, body: { version, outcome } },
        ...{ subject: `case:${id}`, label: t.callOutcome },
      });
    },
    onSuccess: (done, outcome) => {
      const before = record.callOutcome;
      if (done.is === 'queued') {
        queries.setQueryData<CaseRecord>(['case', id], (known) =>
          known === undefined ? known : { ...known, callOutcome: outcome },
        );
        notify(t.outcomeQueued, 'watch');
        return;
      }
      onKept(done.value);
      notify(outcome === null ? t.outcomeTaken : t.outcomeKept(t.callOutcomes[outcome]), 'calm', {
        label: t.undo,
        run: () => keep.mutate(before),
      });
    },
    // Somebody was faster: how the case stands now is shown, and the key pressed again does it.
    onError: () => void queries.invalidateQueries({ queryKey: ['case', id] }),
  });
  const press = (outcome: Outcome) => {
    if (!keep.isPending) keep.mutate(record.callOutcome === outcome ? null : outcome);
  };
  return (
    <Panel title={t.callOutcome}>
      <fieldset className="outcomes" aria-label={t.callOutcome}>
        {callOutcomes.map((outcome, i) => (
          <OutcomeButton
            key={outcome}
            keyName={String(i + 1)}
            label={t.callOutcomes[outcome]}
            isOn={record.callOutcome === outcome}
            onPress={() => press(outcome)}
          />
        ))}
      </fieldset>
      <ProblemNote error={keep.error} />
    </Panel>
  );
}

interface OutcomeButtonProps {
  readonly keyName: string;
  readonly label: string;
  readonly isOn: boolean;
  readonly onPress: () => void;
}

export function OutcomeButton({ keyName, label, isOn, onPress }: OutcomeButtonProps) {
  useShortcut(keyName, label, onPress);
  return (
    <button type="button" className="outcome" aria-pressed={isOn} onClick={onPress}>
      <span>{label}</span>
      <KeysShown keys={keyName} />
    </button>
  );
}
