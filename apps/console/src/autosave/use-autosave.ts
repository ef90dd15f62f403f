// SPDX-License-Identifier: GPL-3.0-only
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { connection } from '../connection/connection.ts';
import { sealedStore } from '../connection/sealed-store.ts';
import { Autosaver, type AutosaveView, type Versioned } from './autosaver.ts';

interface UseAutosaveOptions<R extends Versioned, F extends keyof R> {
  readonly record: R;
  readonly fields: readonly F[];
  /** Names the record ("case:1a2b…"): under it unsaved words are kept on this computer. */
  readonly subject: string;
  readonly save: (changes: Partial<Pick<R, F>>, version: number) => Promise<R>;
  readonly onSaved?: (record: R) => void;
}

export interface AutosaveForm<R extends Versioned, F extends keyof R> extends AutosaveView<R, F> {
  set<K extends F>(field: K, value: R[K]): void;
  flush(): Promise<boolean>;
  resolve(mine: ReadonlySet<PropertyKey>): void;
}

/** A form over one record that saves itself. Give the component that uses it the record's id as `key`. */
export function useAutosave<R extends Versioned, F extends keyof R>(
  options: UseAutosaveOptions<R, F>,
): AutosaveForm<R, F> {
  const latest = useRef(options);
  latest.current = options;
  const [saver] = useState(() => {
    const draftName = `draft:${options.subject}`;
    return new Autosaver<R, F>({
      record: options.record,
      fields: options.fields,
      save: (changes, version) => latest.current.save(changes, version),
      onSaved: (record) => latest.current.onSaved?.(record),
      onUnsaved: (changes) => keepDraft(draftName, changes),
      after: (milliseconds, run) => {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
    });
  });
  const view = useSyncExternalStore(saver.subscribe, saver.snapshot);
  const { record, subject } = options;
  useEffect(() => saver.replace(record), [saver, record]);
  useEffect(() => {
    let isOver = false;
    void sealedStore.get(`draft:${subject}`).then(
      (kept) => {
        if (isOver || typeof kept !== 'object' || kept === null) return;
        for (const field of latest.current.fields)
          if (field in kept) saver.set(field, (kept as Partial<R>)[field] as R[F]);
      },
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [saver, subject]);
  useEffect(() => {
    const wake = connection.subscribe(() => connection.snapshot() === 'online' && saver.wake());
    const beforeUnload = (event: BeforeUnloadEvent) => {
      if (saver.snapshot().state !== 'saved') event.preventDefault();
    };
    addEventListener('beforeunload', beforeUnload);
    return () => {
      wake();
      removeEventListener('beforeunload', beforeUnload);
      void saver.flush();
    };
  }, [saver]);
  return {
    ...view,
    set: (field, value) => saver.set(field, value),
    flush: () => saver.flush(),
    resolve: (mine) => saver.resolve(mine),
  };
}

/** Writes follow each other, so that the last one stays. */
let writing: Promise<void> = Promise.resolve();

function keepDraft(name: string, changes: object): void {
  writing = writing
    .then(() =>
      Object.keys(changes).length === 0 ? sealedStore.remove(name) : sealedStore.put(name, changes),
    )
    .catch(() => undefined);
}
