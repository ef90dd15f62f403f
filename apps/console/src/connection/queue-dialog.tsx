// SPDX-License-Identifier: GPL-3.0-only
import { useShared } from '../language/use-shared.ts';
import { Button } from '../parts/button.tsx';
import { ConflictView } from '../parts/conflict-view.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Note, Tag, type Tone } from '../parts/note.tsx';
import type { ActState, QueuedAct } from './act-queue.ts';
import { actQueue } from './queue.ts';
import { useQueue } from './use-queue.ts';

const tones: Readonly<Record<ActState, Tone>> = {
  waiting: 'watch',
  sending: 'info',
  conflict: 'wrong',
  refused: 'wrong',
};

export function QueueDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useShared();
  const { acts, reach } = useQueue();
  return (
    <Dialog title={t.queue} isOpen onClose={onClose} isWide>
      {reach === 'offline' && (
        <Note tone="watch" title={t.offline}>
          <p>{t.offlineWhat}</p>
        </Note>
      )}
      {acts.length === 0 && <p className="soft">{t.queueEmpty}</p>}
      {acts.map((act) => (
        <QueuedLine key={act.id} act={act} />
      ))}
      <div className="buttons end">
        {acts.length > 0 && <Button onPress={() => void actQueue.flush()}>{t.queueSendNow}</Button>}
        <Button weight="main" onPress={onClose} autoFocus>
          {t.close}
        </Button>
      </div>
    </Dialog>
  );
}

function QueuedLine({ act }: { readonly act: QueuedAct }) {
  const t = useShared();
  const words: Readonly<Record<ActState, string>> = {
    waiting: t.queueWaiting,
    sending: t.queueSending,
    conflict: t.queueConflict,
    refused: t.queueRefused,
  };
  const isStuck = act.state === 'conflict' || act.state === 'refused';
  return (
    <div className="tight">
      <div className="spread">
        <strong>{act.label}</strong>
        <Tag tone={tones[act.state]}>{words[act.state]}</Tag>
      </div>
      {act.problem !== undefined && (
        <p className="small">
          {act.problem.title}. {act.problem.detail}
        </p>
      )}
      {act.state === 'conflict' && <Conflict act={act} />}
      {isStuck && (
        <div className="buttons">
          {act.state === 'refused' && (
            <Button onPress={() => void actQueue.retry(act.id)}>{t.queueAgain}</Button>
          )}
          <Button weight="grave" onPress={() => void actQueue.drop(act.id)}>
            {t.queueDrop}
          </Button>
        </div>
      )}
    </div>
  );
}

const told = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** A change of fields that somebody else has changed since. */
function Conflict({ act }: { readonly act: QueuedAct }) {
  const t = useShared();
  const present = act.problem?.present;
  if (typeof present !== 'object' || present === null || typeof act.body !== 'object' || act.body === null)
    return null;
  const { version: _, ...mine } = act.body as Record<string, unknown>;
  const theirs = present as Record<string, unknown>;
  // A call that was made stays made, whatever a colleague has written meanwhile: there is nothing to choose field by field.
  if (act.method === 'POST')
    return (
      <div className="buttons">
        <Button onPress={() => void actQueue.retry(act.id, { ...mine, version: theirs.version })}>
          {t.queueKeepMine}
        </Button>
      </div>
    );
  const names = Object.keys(mine).filter((name) => told(mine[name]) !== told(theirs[name]));
  return (
    <ConflictView
      fields={names.map((name) => ({
        name,
        label: name,
        mine: told(mine[name]),
        theirs: told(theirs[name]),
      }))}
      onChosen={(chosen) => {
        const kept = Object.fromEntries(Object.entries(mine).filter(([name]) => chosen.has(name)));
        if (Object.keys(kept).length === 0) void actQueue.drop(act.id);
        else void actQueue.retry(act.id, { ...kept, version: theirs.version });
      }}
    />
  );
}
