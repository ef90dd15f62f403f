// SPDX-License-Identifier: GPL-3.0-only
// The app's own files, as the browser says it fetched them: whatever no other part of the phone has taken down itself.
import type { RequestLog } from './request-log.ts';
import { reasonOf } from './request-reason.ts';

/** Watches until the returned function is called. Files that came from a cache cost nothing and are not told. */
export function watchAppRequests(
  log: Pick<RequestLog, 'record'>,
  /** The phone's clock, unix seconds. */
  now: () => number,
): () => void {
  if (globalThis.PerformanceObserver === undefined) return () => {};
  const take = (entries: readonly PerformanceEntry[]) => {
    for (const entry of entries) {
      const { name, transferSize, responseStatus } = entry as PerformanceResourceTiming;
      if (transferSize === 0 || reasonOf(new URL(name).pathname) !== 'app') continue;
      const at = Math.floor(now() - (performance.now() - entry.startTime) / 1000);
      const outcome = responseStatus < 400 ? 'ok' : 'net.status';
      log.record({ at, reason: 'app', sent: 0, received: transferSize, outcome });
    }
  };
  const observer = new PerformanceObserver((list) => take(list.getEntries()));
  for (const type of ['navigation', 'resource']) observer.observe({ type, buffered: true });
  return () => observer.disconnect();
}
