// SPDX-License-Identifier: GPL-3.0-only
import type { CasesTexts } from '../language/vi/cases.ts';

interface RecordEvent {
  readonly day: string;
  readonly act: keyof CasesTexts['events'];
  readonly actor: string;
}

/** Acts of each day, newest day first; equal ones are counted. */
export function groupEvents(events: readonly RecordEvent[]) {
  const days = new Map<string, Map<string, { readonly event: RecordEvent; count: number }>>();
  for (const event of events) {
    const acts = days.get(event.day) ?? new Map();
    days.set(event.day, acts);
    const name = `${event.act} ${event.actor}`;
    const known = acts.get(name);
    if (known === undefined) acts.set(name, { event, count: 1 });
    else known.count += 1;
  }
  return [...days]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([day, acts]) => ({ day, acts: [...acts.values()] }));
}
