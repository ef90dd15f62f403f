// SPDX-License-Identifier: GPL-3.0-only
// In the bar: whether the desk can be reached and how much waits; behind it the list of what waits, with what stands in its way.
import { lazy, Suspense, useState } from 'react';
import { useShared } from '../language/use-shared.ts';
import { useQueue } from './use-queue.ts';

const QueueDialog = lazy(async () => ({ default: (await import('./queue-dialog.tsx')).QueueDialog }));

export function ConnectionStatus() {
  const t = useShared();
  const { acts, reach } = useQueue();
  const [isOpen, setOpen] = useState(false);
  const needsLook = acts.some(({ state }) => state === 'conflict' || state === 'refused');
  const tone = needsLook ? 'wrong' : reach === 'offline' || acts.length > 0 ? 'watch' : 'calm';
  const words = reach === 'offline' ? t.offline : t.online;
  return (
    <>
      <button type="button" className={`status ${tone}`} onClick={() => setOpen(true)}>
        <span className="dot" />
        {acts.length > 0 ? `${words} · ${t.queued(acts.length)}` : words}
      </button>
      {isOpen && (
        <Suspense>
          <QueueDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
