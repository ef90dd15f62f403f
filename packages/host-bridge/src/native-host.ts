// SPDX-License-Identifier: GPL-3.0-only
// Calls over a line: numbered, held against their forms on the way out and on the way back.
import {
  bridgeVersion,
  type CallName,
  type CallValue,
  type CallWith,
  type HostEvent,
  type HostFailure,
  hostCalls,
  hostFailures,
} from './host-calls.ts';
import type { HostLine } from './host-line.ts';
import { Misfit, oneOf, record, type Shape, text, truth, whole } from './shape.ts';

export type Told<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: HostFailure; readonly detail: string };

export interface NativeHost {
  /** Asks; `bridge.fault` when what comes back is not as agreed. Throws when what is sent is not: that is our bug. */
  call<N extends CallName>(name: N, argument: CallWith<N>): Promise<Told<CallValue<N>>>;
  /** Follows what the host tells by itself. @returns what ends it */
  follow(listener: (event: HostEvent) => void): () => void;
}

const success = record({ v: whole(1, 1), id: whole(0, 2 ** 52), ok: truth, value: anything() });
const failure = record({
  v: whole(1, 1),
  id: whole(0, 2 ** 52),
  ok: truth,
  code: oneOf(...hostFailures),
  detail: text(500),
});
const event = record({ v: whole(1, 1), event: oneOf('radio') });

function anything(): Shape<unknown> {
  return { read: (json) => json ?? null, write: (value) => value };
}

/** A host at the other end of a line. */
export function nativeHost(line: HostLine): NativeHost {
  const waiting = new Map<number, (answer: unknown) => void>();
  const listeners = new Set<(event: HostEvent) => void>();
  let last = 0;

  line.listen((message) => {
    const json = parse(message);
    const told = event.read(json, 'event');
    if (!(told instanceof Misfit)) {
      for (const listener of listeners) listener(told.event);
      return;
    }
    const id = (json as { id?: unknown } | null)?.id;
    const settle = typeof id === 'number' ? waiting.get(id) : undefined;
    if (settle === undefined) return;
    waiting.delete(id as number);
    settle(json);
  });

  return {
    async call(name, argument) {
      const form = hostCalls[name] as unknown as {
        with: Shape<CallWith<typeof name>>;
        value: Shape<CallValue<typeof name>>;
      };
      const written = form.with.write(argument);
      const checked = form.with.read(written, name);
      if (checked instanceof Misfit) throw new Error(`a call that no host takes: ${checked.sentence}`);
      const id = ++last;
      const answer = await new Promise<unknown>((resolve) => {
        waiting.set(id, resolve);
        line.send(JSON.stringify({ v: bridgeVersion, id, call: name, with: written }));
      });
      return readAnswer(answer, form.value, name);
    },
    follow(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function readAnswer<T>(answer: unknown, shape: Shape<T>, name: string): Told<T> {
  const refused = failure.read(answer, name);
  if (!(refused instanceof Misfit) && !refused.ok)
    return { ok: false, code: refused.code, detail: refused.detail };
  const fault = (detail: string): Told<T> => ({ ok: false, code: 'bridge.fault', detail });
  const done = success.read(answer, name);
  if (done instanceof Misfit || !done.ok) return fault(`${name}: an answer of another form`);
  const value = shape.read(done.value, name);
  return value instanceof Misfit ? fault(value.sentence) : { ok: true, value };
}

function parse(message: unknown): unknown {
  if (typeof message !== 'string') return null;
  try {
    return JSON.parse(message);
  } catch {
    return null;
  }
}
