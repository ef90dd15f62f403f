// SPDX-License-Identifier: GPL-3.0-only
import { loadMatchEngine } from './load-match-engine.ts';
import type { MatchEngine, PreparedLog } from './match-engine.ts';
import type { FromMatchWorker, ToMatchWorker } from './worker-messages.ts';

/**
 * A worker's side of matching: give it every message in turn, and send back what it answers. A platform's worker needs no
 * more than that: `const serve = serveMatching(); self.onmessage = async ({ data }) => { const answer = await serve(data);
 * if (answer) self.postMessage(answer); }`.
 */
export function serveMatching(): (message: ToMatchWorker) => Promise<FromMatchWorker | undefined> {
  const logs = new Map<number, PreparedLog>();
  let engine: MatchEngine | undefined;
  return async (message) => {
    engine ??= await loadMatchEngine();
    if (message.kind === 'forget') logs.delete(message.log);
    else if (message.kind === 'log') logs.set(message.log, engine.prepare(message.columns, message.seed));
    else {
      const { job, columns, tolerance } = message;
      const log = logs.get(message.log);
      try {
        return { job, found: log === undefined ? null : engine.find(log, columns, { tolerance }) };
      } catch {
        return { job, found: null };
      }
    }
    return undefined;
  };
}
