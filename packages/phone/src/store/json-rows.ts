// SPDX-License-Identifier: GPL-3.0-only
// The rows of small facts. What changes at every waking is kept apart from what is large and seldom changes, and a row
// is written only when it differs from what the vault holds.
import { utf8Bytes, utf8Text } from '@bluezone/protocol';
import * as v from 'valibot';
import type { VaultChange } from '../ports.ts';
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

/** Remembers what was written, so that an unchanged row is not written again. */
export class JsonRows {
  readonly #written = new Map<string, string>();
  #matched: { readonly files: readonly MatchedFile[]; readonly text: string } = { files: [], text: '[]' };

  /** The rows that differ from what was written last, and the act that takes note of having written them. */
  changes(facts: SmallFacts): { readonly changes: readonly VaultChange[]; readonly written: () => void } {
    const { shares, ...small } = facts.state;
    if (this.#matched.files !== facts.matchedFiles)
      this.#matched = { files: facts.matchedFiles, text: JSON.stringify(facts.matchedFiles) };
    const texts = [JSON.stringify(small), JSON.stringify(shares), this.#matched.text];
    const changed = jsonRowNames.flatMap((key, i) => {
      const text = texts[i] as string;
      return this.#written.get(key) === text ? [] : [{ key, text }];
    });
    return {
      changes: changed.map(({ key, text }) => ({ key, value: utf8Bytes(text) })),
      written: () => {
        for (const { key, text } of changed) this.#written.set(key, text);
      },
    };
  }

  /** Forgets: everything is written at the next time. */
  clear(): void {
    this.#written.clear();
  }
}
