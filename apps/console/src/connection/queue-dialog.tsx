// SPDX-License-Identifier: GPL-3.0-only
import { dayText } from '../language/format.ts';
import { useShared } from '../language/use-shared.ts';
import { Button } from '../parts/button.tsx';
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

/** What a conflict tells of the record as it is now: of a person, when somebody called and calls next. */
interface Present {
  readonly version?: number;
  readonly lastDay?: string | null;
  readonly nextDay?: string | null;
}

/**
 * A call upon a record that a colleague has changed since. A call that was made stays made, whatever was written meanwhile: there
 * is nothing to choose field by field, only whether it still is to be recorded.
 */
function Conflict({ act }: { readonly act: QueuedAct }) {
  const t = useShared();
  const present = act.problem?.present;
  if (typeof present !== 'object' || present === null || typeof act.body !== 'object' || act.body === null)
    return null;
  const { version, lastDay = null, nextDay = null } = present as Present;
  return (
    <>
      {(lastDay !== null || nextDay !== null) && (
        <p className="small">{t.queueNow(dayText(lastDay), dayText(nextDay))}</p>
      )}
      <div className="buttons">
        <Button onPress={() => void actQueue.retry(act.id, { ...(act.body as object), version })}>
          {t.queueKeepMine}
        </Button>
      </div>
    </>
  );
}
