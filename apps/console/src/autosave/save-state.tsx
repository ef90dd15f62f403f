// SPDX-License-Identifier: GPL-3.0-only
import { useShared } from '../language/use-shared.ts';
import { ConflictView } from '../parts/conflict-view.tsx';
import { Note, type Tone } from '../parts/note.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import type { AutosaveState, Versioned } from './autosaver.ts';
import type { AutosaveForm } from './use-autosave.ts';

const tones: Readonly<Record<AutosaveState, Tone>> = {
  saved: 'calm',
  waiting: 'plain',
  saving: 'plain',
  offline: 'watch',
  conflict: 'wrong',
  refused: 'wrong',
};

/** Whether what is typed is saved; in the head of a form. */
export function SaveState({ state }: { readonly state: AutosaveState }) {
  const t = useShared();
  const words: Readonly<Record<AutosaveState, string>> = {
    saved: t.saved,
    waiting: t.unsaved,
    saving: t.saving,
    offline: t.savedLater,
    conflict: t.changedElsewhere,
    refused: t.unsaved,
  };
  return (
    <span className={`status ${tones[state]}`}>
      <span className="dot" />
      {words[state]}
    </span>
  );
}

interface AutosaveTroubleProps<R extends Versioned, F extends keyof R> {
  readonly form: AutosaveForm<R, F>;
  readonly labels: Readonly<Partial<Record<F, string>>>;
  /** A value in words. */
  readonly tell: (field: F, value: R[F]) => string;
}

/** Above a form: why it cannot be saved, or both values of what two people changed. */
export function AutosaveTrouble<R extends Versioned, F extends keyof R>(props: AutosaveTroubleProps<R, F>) {
  const { form, labels, tell } = props;
  const t = useShared();
  if (form.state === 'refused') return <ProblemNote error={form.problem} />;
  if (form.state !== 'conflict') return null;
  return (
    <Note tone="wrong" title={t.changedElsewhere}>
      <p>{t.changedElsewhereWhat}</p>
      <ConflictView
        fields={form.conflicts.map(({ field, mine, theirs }) => ({
          name: String(field),
          label: labels[field] ?? String(field),
          mine: tell(field, mine),
          theirs: tell(field, theirs),
        }))}
        onChosen={form.resolve}
      />
    </Note>
  );
}
