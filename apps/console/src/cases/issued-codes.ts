// SPDX-License-Identifier: GPL-3.0-only
// Codes just issued, which the desk shows once: in memory only, until hidden, sign-out or reload. A request whose answer was lost is
// repeated under its key, so that the desk gives the same code again.
import { useSyncExternalStore } from 'react';
import { ask } from '../desk/ask.ts';
import { desk } from '../desk/desk.ts';
import { session } from '../session/session.ts';

export interface IssuedCode {
  /** Eight digits. */
  readonly digits: string;
  /** 32 hexadecimal digits. */
  readonly link: string;
  /** Unix seconds. */
  readonly expires: number;
}

let codes: ReadonlyMap<string, IssuedCode> = new Map();
const keys = new Map<string, string>();
const listeners = new Set<() => void>();

function set(next: ReadonlyMap<string, IssuedCode>): void {
  codes = next;
  for (const listener of listeners) listener();
}

session.subscribe(() => {
  if (session.person !== null) return;
  keys.clear();
  set(new Map());
});

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The code of a case while it may be shown; null for none. */
export function useIssuedCode(caseId: string): IssuedCode | null {
  return useSyncExternalStore(subscribe, () => codes.get(caseId) ?? null);
}

export function hideCode(caseId: string): void {
  const next = new Map(codes);
  next.delete(caseId);
  set(next);
}

/** @param isReissue ends the code that is out @throws DeskProblem */
export async function issueCode(caseId: string, isReissue: boolean): Promise<IssuedCode> {
  const name = `${caseId} ${isReissue}`;
  const key = keys.get(name) ?? crypto.randomUUID();
  keys.set(name, key);
  const params = { path: { id: caseId }, header: { 'idempotency-key': key } };
  const code = await ask(() =>
    isReissue
      ? desk.POST('/v1/cases/{id}/code/reissue', { params })
      : desk.POST('/v1/cases/{id}/code', { params }),
  );
  keys.delete(name);
  set(new Map(codes).set(caseId, code));
  return code;
}
