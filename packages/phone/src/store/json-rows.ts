// SPDX-License-Identifier: GPL-3.0-only
// The rows of small facts. What changes at every waking is kept apart from what is large and seldom changes, and a row
// is written only when it differs from what the vault holds.
import { asciiBytes, utf8Bytes, utf8Text } from '@bluezone/protocol';
import * as v from 'valibot';
import type { VaultChange } from '../ports.ts';
import { copyJson, differingNames, isSameJson } from './json-value.ts';
import { type MatchedFile, matchedFiles, newPhoneState, type PhoneState, phoneState } from './phone-state.ts';

export const jsonRowNames = ['state', 'shares', 'matched'] as const;

export interface SmallFacts {
  readonly state: PhoneState;
  readonly matchedFiles: readonly MatchedFile[];
}

const rows = v.object({ state: phoneState, matchedFiles });

/** Reads the three rows, in the order of their names; a new phone where there is none; undefined when damaged. */
export function readSmallFacts(
  [state, shares, matched]: readonly (Uint8Array | null | undefined)[],
  now: number,
): SmallFacts | undefined {
  if (!state) return { state: newPhoneState(now), matchedFiles: [] };
  const small = jsonOf(state);
  if (typeof small !== 'object') return undefined;
  const parsed = v.safeParse(rows, {
    state: { ...small, shares: shares ? jsonOf(shares) : [] },
    matchedFiles: matched ? jsonOf(matched) : [],
  });
  return parsed.success ? parsed.output : undefined;
}

function jsonOf(bytes: Uint8Array): unknown {
  const text = utf8Text(bytes);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Text beyond ASCII, which is rare here. */
const beyondAscii = /[\u0080-\uffff]/;

function bytesOf(text: string): Uint8Array {
  return beyondAscii.test(text) ? utf8Bytes(text) : asciiBytes(text);
}

/** Remembers what was written, so that an unchanged row is not written again. */
export class JsonRows {
  #state: Partial<PhoneState> = {};
  /** Replaced, never changed in place: needs no copy. */
  #matched: readonly MatchedFile[] | null = null;

  /** The rows that differ from what was written last, and the act that takes note of having written them. */
  changes({ state, matchedFiles: files }: SmallFacts): {
    readonly changes: readonly VaultChange[];
    readonly written: () => void;
  } {
    const changes: VaultChange[] = [];
    const differing = differingNames(this.#state, state);
    if (differing.some((name) => name !== 'shares')) {
      const { shares: _, ...small } = state;
      changes.push({ key: 'state', value: bytesOf(JSON.stringify(small)) });
    }
    if (differing.includes('shares'))
      changes.push({ key: 'shares', value: bytesOf(JSON.stringify(state.shares)) });
    if (!isSameJson(this.#matched, files))
      changes.push({ key: 'matched', value: bytesOf(JSON.stringify(files)) });
    const written = () => {
      for (const name of differing) Object.assign(this.#state, { [name]: copyJson(state[name]) });
      this.#matched = files;
    };
    return { changes, written };
  }

  /** Forgets: everything is written at the next time. */
  clear(): void {
    this.#state = {};
    this.#matched = null;
  }
}
