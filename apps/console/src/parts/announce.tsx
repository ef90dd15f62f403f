// SPDX-License-Identifier: GPL-3.0-only
// What is to be read aloud without being looked for, and short messages in the corner that go away by themselves. One place for
// the whole console, there before anything is said in it.
import { useEffect, useSyncExternalStore } from 'react';
import { useShared } from '../language/use-shared.ts';
import { Button } from './button.tsx';

type Tone = 'calm' | 'watch' | 'wrong' | 'info';

interface Message {
  readonly id: number;
  readonly text: string;
  readonly tone: Tone;
  readonly undo?: { readonly label: string; readonly run: () => void };
}

let said = '';
let messages: readonly Message[] = [];
let count = 0;
const listeners = new Set<() => void>();
const changed = () => {
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Has a text read aloud by those who listen. */
export function announce(text: string): void {
  // The same words twice are read twice.
  said = said === text ? `${text}\u00a0` : text;
  changed();
}

/** Shows a short message in the corner, and has it read aloud. */
export function notify(text: string, tone: Tone = 'calm', undo?: Message['undo']): void {
  count += 1;
  messages = [...messages.slice(-2), { id: count, text, tone, ...(undo === undefined ? {} : { undo }) }];
  announce(text);
}

function dismiss(id: number): void {
  messages = messages.filter((message) => message.id !== id);
  changed();
}

export function AnnouncedHere() {
  const text = useSyncExternalStore(subscribe, () => said);
  const shown = useSyncExternalStore(subscribe, () => messages);
  return (
    <>
      <div className="heard-only" role="status" aria-live="polite">
        {text}
      </div>
      <div className="toasts">
        {shown.map((message) => (
          <Toast key={message.id} message={message} />
        ))}
      </div>
    </>
  );
}

/** Milliseconds; longer when there is something to press. */
const shownFor = 6_000;

function Toast({ message }: { readonly message: Message }) {
  const t = useShared();
  useEffect(() => {
    const timer = setTimeout(() => dismiss(message.id), message.undo === undefined ? shownFor : 3 * shownFor);
    return () => clearTimeout(timer);
  }, [message]);
  return (
    <div className={`toast ${message.tone}`}>
      <span>{message.text}</span>
      {message.undo !== undefined && (
        <Button
          weight="quiet"
          onPress={() => {
            message.undo?.run();
            dismiss(message.id);
          }}
        >
          {message.undo.label}
        </Button>
      )}
      <Button weight="quiet" icon="cross" label={t.close} onPress={() => dismiss(message.id)} />
    </div>
  );
}
